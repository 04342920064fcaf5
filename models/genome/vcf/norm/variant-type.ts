/** What kind of change an ALT is; `other`: symbolic, breakend, or bases replaced by another number of them. */
export const variantTypes = ['ref', 'snp', 'mnp', 'indel', 'other'] as const;
export type VariantType = (typeof variantTypes)[number];

/**
 * The kind of one ALT after what it shares with REF is set aside.
 *
 * @source htslib 1.2x, bcf_set_variant_type. Total.
 */
export function variantType(written: string, alt: string): VariantType {
  const [ref, own] = [written.toUpperCase(), alt.toUpperCase()];
  if (own === '.' || own === '*' || own === '<*>' || own === '<NON_REF>' || own === '<X>') return 'ref';
  if (!/^[A-Z]+$/.test(own)) return 'other';
  let start = 0;
  while (start < ref.length && start < own.length && ref[start] === own[start]) start++;
  if (start === ref.length && start === own.length) return 'ref';
  if (start === ref.length || start === own.length) return 'indel';
  let [refEnd, end] = [ref.length - 1, own.length - 1];
  while (refEnd > start && end > start && ref[refEnd] === own[end]) [refEnd, end] = [refEnd - 1, end - 1];
  if (refEnd === start && end === start) return 'snp';
  if (refEnd === start || end === start) return ref[refEnd] === own[end] ? 'indel' : 'other';
  return refEnd === end ? 'mnp' : 'other';
}

/** The kinds of a line's ALTs, each once, in the order of `variantTypes`; `ref` alone for a line without ALT. Total. */
export function typesOfLine({
  ref,
  alts,
}: {
  readonly ref: string;
  readonly alts: readonly string[];
}): readonly VariantType[] {
  const own = new Set(alts.map((alt) => variantType(ref, alt)));
  return own.size === 0 ? ['ref'] : variantTypes.filter((type) => own.has(type));
}
