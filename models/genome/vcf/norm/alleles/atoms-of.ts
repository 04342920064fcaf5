/** A change of one base, or one insertion or deletion behind a base; `start` counts from the first base of REF, 0-based. */
export interface Atom {
  readonly start: number;
  readonly ref: string;
  readonly alt: string;
}

/**
 * The smallest changes that together make ALT of REF: what both share at the right end is set aside, then base is compared
 * with base from the left; what one has more is an insertion or deletion behind the last base of the other.
 *
 * @param ref  bases, one or more. @param alt  bases, one or more.
 * @returns ascending by start; none where the two are the same. Total.
 * @source bcftools norm 1.2x, `--atomize`.
 */
export function atomsOf(ref: string, alt: string): readonly Atom[] {
  const [first, second] = [ref.toUpperCase(), alt.toUpperCase()];
  let shared = 0;
  const shortest = Math.min(first.length, second.length);
  while (shared < shortest - 1 && first.at(-1 - shared) === second.at(-1 - shared)) shared++;
  const [refEnd, altEnd] = [ref.length - shared, alt.length - shared];
  const both = Math.min(refEnd, altEnd);
  const atoms: Atom[] = [];
  for (let at = 0; at < both; at++) {
    if (first[at] !== second[at]) atoms.push({ start: at, ref: ref.slice(at, at + 1), alt: alt.slice(at, at + 1) });
  }
  const [anchor, base] = [both - 1, ref.slice(both - 1, both)];
  if (altEnd > both) atoms.push({ start: anchor, ref: base, alt: base + alt.slice(both, altEnd) });
  if (refEnd > both) atoms.push({ start: anchor, ref: ref.slice(anchor, refEnd), alt: base });
  return atoms;
}
