import type { GenomeBuild } from '../../build/genome-build.ts';
import { alignAlleles } from '../../vcf/norm/reference/align-alleles.ts';
import type { Alleles } from '../../vcf/norm/reference/align-alleles.ts';
import type { ClinicalSignificance } from '../annotation/annotation.ts';
import { clinvarTable } from '../annotation/read-clinvar.ts';

/** One allele of ClinVar, 0-based. */
export interface ClinvarEntry {
  readonly id: string; // variation: www.ncbi.nlm.nih.gov/clinvar/variation/<id>
  readonly contig: string;
  readonly start: number;
  readonly ref: string;
  readonly alt: string;
  readonly gene: string | null; // null: none, or several
  readonly significance: ClinicalSignificance;
}

/** A release of ClinVar, or the part of it that was asked for. */
export interface ClinvarRelease {
  readonly build: GenomeBuild;
  readonly date: string | null; // `2023-07-10`; null: the file does not say
  readonly entries: ReadonlyMap<string, ClinvarEntry>; // by `clinvarKey`
}

/** An allele's key: its trimmed form, never its rs number. Total. */
export function clinvarKey(alleles: Omit<Alleles, 'alts'> & { readonly alt: string }): string {
  const { contig, start, ref, alts } = alignAlleles({ ...alleles, alts: [alleles.alt] }, null);
  return `${contig}:${start}:${ref.toUpperCase()}:${alts.join(',').toUpperCase()}`;
}

/**
 * What ClinVar says of an allele; null where it has none. The release is left-aligned: an insertion or deletion that is
 * not may be missed.
 *
 * @param alleles  of a file of the release's build. Total.
 */
export const findInClinvar = (
  release: ClinvarRelease,
  alleles: Omit<Alleles, 'alts'> & { readonly alt: string },
): ClinvarEntry | null => release.entries.get(clinvarKey(alleles)) ?? null;

const dayMs = 86_400_000;

/** Whether a release is older than its table allows on a day, both `YYYY-MM-DD`; true where it has no date. Total. */
export function isOldRelease({ date }: Pick<ClinvarRelease, 'date'>, today: string): boolean {
  return date === null || (Date.parse(today) - Date.parse(date)) / dayMs > clinvarTable.oldAfterDays;
}
