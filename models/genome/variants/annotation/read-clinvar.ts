import json from '../../../../resources/knowledge/annotation/clinvar/table.json' with { type: 'json' };
import { z } from '../../../base/schema.ts';
import { VariantClass } from '../acmg/scheme.ts';
import { emptyAnnotation } from './annotation.ts';
import type { Annotation, ClinicalSignificance } from './annotation.ts';
import { decodePercent, infoValue } from './annotation-fields.ts';
import type { RecordAlleles } from './read-annotations.ts';

/** Stars, numbers and classes as ClinVar uses them. */
export const clinvarTable = z
  .object({
    schema: z.literal(1),
    stars: z.array(z.tuple([z.string(), z.number().int()])), // beginning of the status; the first that fits
    numeric: z.record(z.string(), z.string()),
    classes: z.record(z.string(), VariantClass),
    oldAfterDays: z.number().int(), // a release is then remarked on
  })
  .parse(json);

/**
 * What ClinVar's INFO keys say, one annotation for each ALT that has a significance. Files before May 2017 write numbers,
 * a list for each allele of CLNALLE; later ones words, for the record's one ALT.
 *
 * @param info  the INFO column of a ClinVar VCF, or of a file that was annotated with one. Total.
 */
export function readClinvar(info: string, alleles: RecordAlleles): readonly Annotation[] {
  const written = infoValue(info, 'CLNSIG');
  if (written === null) return [];
  const value = (key: string): string | null => infoValue(info, key);
  const isNumeric = /^[\d|,.-]+$/.test(written);
  const lists = isNumeric ? written.split(',') : [written];
  const indexes = value('CLNALLE')?.split(',').map(Number) ?? lists.map((_, i) => i + 1);
  const of = (key: string, i: number): string | null => (isNumeric ? (value(key)?.split(',')[i] ?? null) : value(key));
  return lists.flatMap((list, i) => {
    const alt = indexes[i] ?? i + 1;
    if (alt < 1 || list === '' || list === '.') return []; // 0: about REF; -1: not among the alleles
    return [
      {
        ...emptyAnnotation('CLNSIG', alt <= alleles.alts.length ? alt : 0, alleles.alts[alt - 1] ?? ''),
        consequences: consequencesOf(value('MC')),
        gene: value('GENEINFO')?.split(':')[0] ?? null,
        frequency: highest(['AF_ESP', 'AF_EXAC', 'AF_TGP'].map(value)),
        coding: null,
        significance: significanceOf(list, {
          conflict: value('CLNSIGCONF'),
          status: of('CLNREVSTAT', i),
          conditions: of(isNumeric ? 'CLNDBN' : 'CLNDN', i),
        }),
      },
    ];
  });
}

/** Stars of a review status, 0 to 4; null for one that is not known. Total. */
export function starsOf(status: string): number | null {
  return clinvarTable.stars.find(([start]) => status.startsWith(start))?.[1] ?? null;
}

/**
 * Statements of an allele in ClinVar's words (`_` for spaces), with what stands beside them. Total.
 *
 * @param list  `Pathogenic/Likely_pathogenic|risk_factor`, or numbers of old files.
 */
export const significanceOf = (
  list: string,
  { conflict, status, conditions }: Readonly<Record<'conflict' | 'status' | 'conditions', string | null>>,
): ClinicalSignificance => {
  // `|` and `,` part several statements; `/` joins the classes of one aggregate. `_low_penetrance` follows a comma.
  const texts = list
    .split(/[|,]/)
    .filter(Boolean)
    .map((text) => clinvarTable.numeric[text] ?? text.replace(/^_/, ''));
  const classes = texts.flatMap((text) => text.split('/')).flatMap((text) => clinvarTable.classes[text] ?? []);
  // Old files give a status for each submission: the best of them.
  const statuses = status === null ? [] : status.includes('|') ? status.split('|') : [status];
  const stars = statuses.map(starsOf).filter((each) => each !== null);
  return {
    texts: [...new Set(texts)],
    classes: [...new Set(classes)],
    isConflicting: texts.some((text) => text.startsWith('Conflicting')) || hasBothSides(classes),
    conflict: conflictOf(conflict ?? ''),
    reviewStatus: status,
    stars: stars.length > 0 ? Math.max(...stars) : null,
    conditions: (conditions ?? '')
      .split('|')
      .filter((each) => each !== '' && each !== '.')
      .map(decodePercent),
  };
};

const hasBothSides = (classes: readonly VariantClass[]): boolean =>
  classes.some((each) => each.endsWith('pathogenic')) && classes.some((each) => each.endsWith('benign'));

/** `Pathogenic(1)|Uncertain_significance(2)`; some releases part by commas. */
const conflictOf = (text: string): ClinicalSignificance['conflict'] =>
  [...text.matchAll(/([A-Za-z_/]+)\((\d+)\)/g)].map(([, name = '', count = '']) => ({
    text: name.replace(/^_/, ''),
    count: Number(count),
  }));

/** `SO:0001583|missense_variant,SO:…|…` */
const consequencesOf = (text: string | null): string[] =>
  text?.split(',').flatMap((each) => each.split('|')[1] ?? []) ?? [];

const highest = (values: readonly (string | null)[]): number | null => {
  const known = values
    .filter((value) => value !== null)
    .map(Number)
    .filter(Number.isFinite);
  return known.length > 0 ? Math.max(...known) : null;
};
