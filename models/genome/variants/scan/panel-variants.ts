import type { GenomeBuild } from '../../build/genome-build.ts';
import type { VcfRecord } from '../../vcf/read-record.ts';
import { proposeCriteria } from '../acmg/propose-criteria.ts';
import type { Annotation } from '../annotation/annotation.ts';
import { leadingAnnotation } from '../annotation/annotation.ts';
import type { AnnotationFields } from '../annotation/annotation-fields.ts';
import { readAnnotations } from '../annotation/read-annotations.ts';
import { readClinvar } from '../annotation/read-clinvar.ts';
import { findInClinvar } from '../clinvar/clinvar-entry.ts';
import type { ClinvarRelease } from '../clinvar/clinvar-entry.ts';
import { findInPanels, regionsOf } from '../panels/find-in-panels.ts';
import type { PanelFinding } from '../panels/find-in-panels.ts';
import type { GenePanel, GeneSpan } from '../panels/panel.ts';
import type { PanelVariant, PanelVariants } from './panel-variant.ts';

/** A record of one sample, with the INFO column of its line. */
export interface InfoRecord {
  readonly record: VcfRecord;
  readonly info: string;
}

/** What variants are looked for in and told by. */
export interface PanelKnowledge {
  readonly panels: readonly GenePanel[];
  readonly spans: readonly GeneSpan[];
  readonly clinvar: { readonly name: string; readonly release: ClinvarRelease } | null; // of the file's build
}

const mostKept = 20_000;

/**
 * What a sample carries inside panels, one entry an ALT and gene, in the order of the file. Place and genotype alone bring
 * a variant in; annotations only tell of it. Total.
 *
 * @param fields  of the file's header.
 */
export function panelVariants(
  lines: readonly InfoRecord[],
  { panels, spans, clinvar }: PanelKnowledge,
  { build, fields }: { readonly build: GenomeBuild; readonly fields: readonly AnnotationFields[] },
): PanelVariants {
  const regions = regionsOf(panels, spans, build);
  const infoOf = new Map(lines.map(({ record, info }) => [record, info]));
  const records = lines.map(({ record }) => record);
  const found = findInPanels(records, regions, panels).flatMap((finding) => {
    const info = infoOf.get(finding.record) ?? '';
    const { record } = finding;
    const said = [...readAnnotations(info, record, fields), ...readClinvar(info, record)];
    return carriedAlts(record).map((alt) => describe(finding, alt, { said, clinvar, tables: panels }));
  });
  return {
    panels: panels.map(cardOf),
    unplaced: [...regions.unplaced],
    placed: spans.flatMap(({ gene, placedBy }) => {
      const by = placedBy?.[build];
      return by !== undefined && regions.regions.some((region) => region.gene === gene) ? [{ gene, by }] : [];
    }),
    isAnnotated: found.some(({ annotations }) => annotations > 0),
    clinvar: clinvar && { name: clinvar.name, date: clinvar.release.date, digest: null },
    leftOut: Math.max(0, found.length - mostKept),
    variants: found.slice(0, mostKept),
  };
}

const cardOf = ({
  id,
  name,
  version,
  source,
  isConfirmed,
  isOptIn,
  genes,
}: GenePanel): PanelVariants['panels'][number] => ({
  id,
  name,
  version,
  source,
  isConfirmed,
  isOptIn,
  genes: genes.length,
});

/** Indexes of the ALTs in the genotype, each once. */
const carriedAlts = ({ genotype }: VcfRecord): readonly number[] => [
  ...new Set(genotype?.alleles.flatMap((allele) => (allele !== null && allele > 0 ? [allele] : [])) ?? []),
];

const describe = (
  { record, gene, panels }: PanelFinding,
  alt: number,
  {
    said,
    clinvar,
    tables,
  }: { readonly said: readonly Annotation[]; readonly tables: readonly GenePanel[] } & Pick<PanelKnowledge, 'clinvar'>,
): PanelVariant => {
  const { contig, start, ref, alts, genotype } = record;
  const own = said.filter((each) => each.alt === alt);
  const entry = clinvar && findInClinvar(clinvar.release, { contig, start, ref, alt: alts[alt - 1] ?? '' });
  const alleles = genotype?.alleles ?? [];
  return {
    gene,
    panels: [...panels],
    rules: tables
      .filter(({ id }) => panels.includes(id))
      .flatMap(({ id, genes }) => {
        const rule = genes.find((each) => each.gene === gene)?.report ?? 'any';
        return rule === 'any' ? [] : [{ panel: id, rule }];
      }),
    contig,
    position: start + 1,
    ref,
    alt: alts[alt - 1] ?? '',
    genotype: alleles.map((allele) => allele ?? '.').join(genotype?.isPhased ? '|' : '/'),
    copies: alleles.filter((allele) => allele === alt).length,
    line: record.line,
    filters: [...record.filters],
    depth: record.depth,
    genotypeQuality: record.genotypeQuality,
    annotation: leadingAnnotation(own.filter(({ significance }) => significance === null)),
    annotations: own.length,
    significance: entry?.significance ?? own.find(({ significance }) => significance)?.significance ?? null,
    clinvar: entry?.id ?? null,
    proposed: proposeCriteria(own).map((each) => ({ ...each })),
  };
};
