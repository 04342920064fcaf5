import type { Interpretations, VariantInterpretation } from '../../variants/interpret/interpretation.ts';
import { variantKey } from '../../variants/interpret/variant-ref.ts';
import type { PanelVariant, PanelVariants } from '../../variants/scan/panel-variant.ts';
import { tableOf } from './genome-table.ts';
import type { ColumnOf, GenomeTable } from './genome-table.ts';
import type { KnownGenome } from './genome-tables.ts';

interface Row {
  readonly of: PanelVariant;
  readonly build: string;
  readonly release: PanelVariants['clinvar'];
  readonly said: VariantInterpretation | undefined;
}

/** A class that holds: one that went stale is none. */
const classOf = ({ said }: Row) => (said?.stale === null ? said.confirmed : null);

const columns: readonly ColumnOf<Row>[] = [
  ['gene', ({ of }) => of.gene],
  ['build', ({ build }) => build],
  ['contig', ({ of }) => of.contig],
  ['position', ({ of }) => of.position],
  ['reference', ({ of }) => of.ref],
  ['alternate', ({ of }) => of.alt],
  ['genotype', ({ of }) => of.genotype],
  ['line', ({ of }) => of.line],
  ['depth', ({ of }) => of.depth],
  ['genotype_quality', ({ of }) => of.genotypeQuality],
  ['failed_filters', ({ of }) => of.filters.join(' ')],
  ['panels', ({ of }) => of.panels.join(' ')],
  ['annotation', ({ of }) => of.annotation?.source ?? null],
  ['consequence', ({ of }) => of.annotation?.consequences.join(' ') ?? null],
  ['impact', ({ of }) => of.annotation?.impact ?? null],
  ['transcript', ({ of }) => of.annotation?.transcript ?? null],
  ['hgvs_c', ({ of }) => of.annotation?.coding ?? null],
  ['hgvs_p', ({ of }) => of.annotation?.protein ?? null],
  ['highest_frequency', ({ of }) => of.annotation?.frequency ?? null],
  ['clinvar', ({ of }) => of.significance?.texts.join('; ') ?? null],
  ['clinvar_stars', ({ of }) => of.significance?.stars ?? null],
  ['clinvar_conditions', ({ of }) => of.significance?.conditions.join('; ') ?? null],
  ['clinvar_variation', ({ of }) => of.clinvar],
  ['clinvar_release', ({ of, release }) => (of.clinvar === null ? null : (release?.date ?? release?.name ?? null))],
  ['class', (row) => classOf(row)?.classification.class ?? null],
  ['class_scheme', (row) => classOf(row)?.classification.scheme ?? null],
  ['class_scheme_version', (row) => classOf(row)?.classification.version ?? null],
  ['class_points', (row) => classOf(row)?.classification.points ?? null],
  ['class_by', (row) => nameOf(classOf(row))],
  ['class_at', (row) => classOf(row)?.at ?? null],
  ['class_reason', (row) => classOf(row)?.reason ?? null],
  ['tier', ({ said }) => tierOf(said)],
  ['tier_disease', ({ said }) => said?.tier?.disease ?? null],
];

const nameOf = (said: VariantInterpretation['confirmed']): string | null =>
  said?.by.kind === 'person' ? said.by.name : null;

const tierOf = (said: VariantInterpretation | undefined): string | null =>
  said?.tier ? [said.tier.tier.tier, said.tier.tier.level].filter((part) => part !== null).join('-') : null;

/** Every carried variant in panels, with what the file, ClinVar and a person say of it. Proposals are none of these. Total. */
export function variantTable({ summary, variants, said }: KnownGenome): GenomeTable {
  const saidOf = new Map(said.variants.map((each) => [each.key, each]));
  const build = summary?.file.build;
  const rows = (build ? (variants?.variants ?? []) : []).map((of): Row => {
    const { contig, position, ref, alt } = of;
    const key = build && variantKey({ build, contig, position, ref, alt });
    return { of, build: build ?? '', release: variants?.clinvar ?? null, said: saidOf.get(key ?? '') };
  });
  return tableOf('variants', rows, columns);
}

/** Every step that persons took on variants and on a glioma, oldest first. Total. */
export const criteriaRows = ({ variants, glioma }: Interpretations): GenomeTable =>
  tableOf(
    'criteria',
    [...variants, { key: 'glioma', history: glioma.history }]
      .flatMap(({ key, history }) => history.map((step) => ({ key, ...step })))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    [
      ['at', ({ at }) => at],
      ['by', ({ by }) => (by.kind === 'person' ? by.name : by.kind)],
      ['of', ({ key }) => key],
      ['what', ({ kind }) => kind],
      ['which', ({ about }) => about],
      ['value', ({ value }) => value ?? 'taken back'],
      ['undo', ({ isUndo }) => (isUndo ? 'yes' : 'no')],
      ['why', ({ why }) => why],
    ],
  );
