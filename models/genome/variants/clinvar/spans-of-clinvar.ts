import type { PanelRegion } from '../panels/find-in-panels.ts';
import type { ClinvarRelease } from './clinvar-entry.ts';

/**
 * Where a release's own entries of a gene lie, from the first to the last: a stand-in for the span of a gene that has none
 * in the release's build. It may be shorter than the gene, never so short that a known allele lies outside.
 *
 * @param genes  the symbols asked for; one without an entry of its own alone, or on two contigs, gives none. Total.
 */
export function spansOfClinvar({ entries }: ClinvarRelease, genes: readonly string[]): readonly PanelRegion[] {
  const wanted = new Set(genes);
  const spans = new Map<string, PanelRegion | null>();
  for (const { gene, contig, start, ref } of entries.values()) {
    if (gene === null || !wanted.has(gene)) continue;
    const known = spans.get(gene);
    const end = start + ref.length;
    if (known === undefined) spans.set(gene, { gene, contig, start, end });
    else if (known === null || known.contig !== contig) spans.set(gene, null);
    else spans.set(gene, { ...known, start: Math.min(known.start, start), end: Math.max(known.end, end) });
  }
  return Array.from(spans.values()).filter((span) => span !== null);
}
