const short: Readonly<Record<string, string>> = {
  pm: 'poor metabolizer',
  im: 'intermediate metabolizer',
  nm: 'normal metabolizer',
  em: 'normal metabolizer',
  rm: 'rapid metabolizer',
  um: 'ultrarapid metabolizer',
};

/**
 * The phenotype that a laboratory's words mean, as the table spells it: `PM`, `CYP2D6 Poor Metabolisers (PM)`,
 * `extensive metabolizer` (the older word for normal).
 *
 * @param known  the table's phenotypes.
 * @returns null where none of them is meant. Total.
 */
export function phenotypeWord(text: string, gene: string, known: readonly string[]): string | null {
  const plain = text
    .toLowerCase()
    .replaceAll(gene.toLowerCase(), ' ')
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/metaboli[sz]ers?/g, 'metabolizer')
    .replace(/\bextensive\b/, 'normal')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const meant = short[plain] ?? plain;
  return known.find((phenotype) => phenotype.toLowerCase() === meant) ?? null;
}
