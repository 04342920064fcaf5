/** An INFO key whose values are annotations, and the names of their `|` fields in order. */
export interface AnnotationFields {
  readonly key: string;
  readonly kind: 'named' | 'snpeff' | 'eff';
  readonly names: readonly string[];
}

/** The fields of SnpEff's ANN, which its header names in other words than VEP. */
const annNames = [
  'Allele',
  'Consequence',
  'IMPACT',
  'SYMBOL',
  'Gene',
  'Feature_type',
  'Feature',
  'BIOTYPE',
  'Rank',
  'HGVSc',
  'HGVSp',
  'cDNA_position',
  'CDS_position',
  'Protein_position',
  'DISTANCE',
  'Warnings',
];

/**
 * Which INFO keys of a file hold annotations. Whoever writes `Format: Allele|Consequence|…` into the description is read
 * by those names (VEP's CSQ, gnomAD's vep, VEP's ANN); SnpEff's ANN and EFF by their own.
 *
 * @param header  the lines before the first record.
 * @source VEP, output in VCF; Variant annotations in VCF format 1.0 (ANN); SnpEff manual (EFF). Total.
 */
export function annotationFields(header: string): readonly AnnotationFields[] {
  return [...header.matchAll(/^##INFO=<ID=([^,>]+),.*?Description="(.*)"/gm)].flatMap(
    ([, key = '', description = '']): AnnotationFields[] => {
      const format = /Format:\s*'?([^"']*\|[^"']*)/.exec(description)?.[1];
      const names = format?.split('|').map((name) => name.trim()) ?? [];
      if (names.includes('Allele') && names.includes('Consequence')) return [{ key, kind: 'named', names }];
      if (key === 'ANN') return [{ key, kind: 'snpeff', names: annNames }];
      return key === 'EFF' ? [{ key, kind: 'eff', names: [] }] : [];
    },
  );
}

/**
 * The value of an INFO key as written; null where it is absent or `.`; `''` for a flag. Total.
 *
 * @param info  the INFO column.
 */
export function infoValue(info: string, key: string): string | null {
  for (const entry of info.split(';')) {
    if (entry === key) return '';
    if (entry.startsWith(`${key}=`)) {
      const value = entry.slice(key.length + 1);
      return value === '.' || value === '' ? null : value;
    }
  }
  return null;
}

/** Percent-coded characters (`%3D`) as they are; a percent sign that codes none stays. Total. */
export const decodePercent = (text: string): string =>
  text.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
