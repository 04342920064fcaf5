import effects from '../../../../resources/knowledge/annotation/snpeff-effects/table.json' with { type: 'json' };
import { emptyAnnotation } from './annotation.ts';
import type { Annotation } from './annotation.ts';
import type { RecordAlleles } from './read-annotations.ts';

const terms: Readonly<Record<string, string>> = effects;

/**
 * SnpEff's EFF of version 4.0 and before: `EFFECT(impact|class|codon|amino acid|length|gene|biotype|coding|transcript|
 * exon|genotype|warning)`, several by commas; effects in their classic names or as Sequence Ontology terms.
 *
 * @source SnpEff manual, EFF field. Total: what is not of this form is left out.
 */
export function readEffects(value: string, alleles: RecordAlleles): readonly Annotation[] {
  return [...value.matchAll(/([^,()]+)\(([^)]*)\)/g)].map(([, names = '', body = '']) => {
    const cells = body.split('|');
    const cell = (at: number): string | null => cells[at]?.trim() || null;
    const genotype = cell(10) ?? '1';
    const alt = /^\d+$/.test(genotype) ? Number(genotype) : alleles.alts.indexOf(genotype.split('-')[0] ?? '') + 1;
    const change = cell(3)?.split('/') ?? [];
    const coding = change.find((part) => /^[cn]\./.test(part)) ?? null;
    return {
      ...emptyAnnotation('EFF', alt <= alleles.alts.length ? alt : 0, alleles.alts[alt - 1] ?? genotype),
      consequences: names.split(/[+&]/).map((name) => terms[name.trim()] ?? name.trim()),
      impact: cell(0),
      gene: cell(5),
      transcript: cell(8),
      coding,
      protein: change.find((part) => part !== coding) ?? null,
      warnings: [cell(11), cell(12)].filter((each) => each !== null),
    };
  });
}
