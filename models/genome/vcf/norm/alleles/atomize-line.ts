import { atomsOf } from './atoms-of.ts';
import type { Atom } from './atoms-of.ts';
import { valuesOfAlleles } from './allele-values.ts';
import type { TagForm, TagForms, VcfLine } from '../vcf-line.ts';

/** What stands on a copy that carries another change of the same bases: the allele `*`, or unknown. */
export type AtomOverlap = '*' | '.';

/** Counts and shares of one allele: of a change that several ALTs have in common, their values are added. */
const summedTags: ReadonlySet<string> = new Set(['AC', 'AD', 'ADF', 'ADR', 'AF', 'QS']);

/** A change with the ALTs that have it, and those that have any change of its bases. */
interface PlacedAtom extends Atom {
  readonly sources: readonly number[]; // index of ALTs, the first is 1
  readonly touching: readonly number[];
}

/**
 * One line for each change of one base, insertion or deletion that the ALTs are made of (see `atomsOf`), in order.
 *
 * A genotype says of each copy whether it has the change; phase stays. Values of `Number` A, R and G are those of the first
 * ALT with the change, counts and shares are added over all; one whose count fits no allele is left out. END ends with the change.
 *
 * @returns the same line where nothing comes apart, or an ALT is no plain bases (see `isLeftWhole`). Total.
 * @source bcftools norm 1.2x, `--atomize`; but there AC and AF of a shared change are those of its first ALT alone.
 */
export function atomizeLine(line: VcfLine, forms: TagForms, overlap: AtomOverlap): readonly VcfLine[] {
  if (line.alts.length === 0 || ![line.ref, ...line.alts].every(isPlain)) return [line];
  const atoms = placeAtoms(line);
  const [first] = atoms;
  const isSame = line.alts.length === 1 && atoms.length === 1 && first?.ref === line.ref && first.alt === line.alts[0];
  return isSame || atoms.length === 0 ? [line] : atoms.map((atom) => lineOf(line, atom, { forms, overlap }));
}

/** Whether a line that would come apart stays whole, since an allele is no plain bases: symbolic, `*`, an IUPAC code. Total. */
export function isLeftWhole({ ref, alts }: VcfLine): boolean {
  const isLong = alts.some((alt) => isLetters(alt) && isLetters(ref) && atomsOf(ref, alt).length > 1);
  return isLong && ![ref, ...alts].every(isPlain);
}

const isPlain = (allele: string): boolean => /^[ACGT]+$/i.test(allele);
const isLetters = (allele: string): boolean => /^[A-Z]+$/i.test(allele);

const placeAtoms = ({ ref, alts }: VcfLine): readonly PlacedAtom[] => {
  const own = alts.map((alt) => atomsOf(ref, alt));
  const keyOf = ({ start, ref: from, alt }: Atom): string => `${start}\t${from}\t${alt}`.toUpperCase();
  const each = new Map(own.flat().map((atom) => [keyOf(atom), atom]));
  const having = (test: (atom: Atom) => boolean): readonly number[] =>
    own.flatMap((atoms, i) => (atoms.some(test) ? [i + 1] : []));
  return Array.from(each, ([key, atom]) => ({
    ...atom,
    sources: having((other) => keyOf(other) === key),
    touching: having(
      (other) => other.start < atom.start + atom.ref.length && atom.start < other.start + other.ref.length,
    ),
  })).toSorted((a, b) => a.start - b.start || compare(a.ref, b.ref) || compare(a.alt, b.alt));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Writing {
  readonly forms: TagForms;
  readonly overlap: AtomOverlap;
}

const lineOf = (line: VcfLine, atom: PlacedAtom, { forms, overlap }: Writing): VcfLine => {
  const isStarred = overlap === '*' && atom.touching.length > 1;
  const of = { atom, alleles: line.alts.length + 1, isStarred };
  const position = line.position + atom.start;
  const info = line.info.flatMap(([key, value]): VcfLine['info'] => {
    if (key === 'END' && value !== null) return [[key, String(position + atom.ref.length - 1)]];
    const kept = value === null ? null : valueOf(key, value, { ...of, form: forms.info.get(key) });
    return value === null || kept !== null ? [[key, kept]] : [];
  });
  const columns = line.format.map((key, column) => {
    const values = line.samples.map((sample) => sample[column] ?? '.');
    if (key === 'GT') return values.map((value) => genotypeOf(value, atom, isStarred ? '2' : '.'));
    const kept = values.map((value) => valueOf(key, value, { ...of, form: forms.format.get(key) }));
    const whole = kept.filter((value) => value !== null);
    return whole.length === kept.length ? whole : null;
  });
  return {
    ...line,
    position,
    ref: atom.ref,
    alts: isStarred ? [atom.alt, '*'] : [atom.alt],
    info,
    format: line.format.filter((_, column) => columns[column] !== null),
    samples: line.samples.map((_, sample) => columns.flatMap((values) => values?.[sample] ?? [])),
  };
};

const genotypeOf = (value: string, { sources, touching }: PlacedAtom, other: string): string =>
  value.replaceAll(/\d+/g, (allele) => {
    const own = Number(allele);
    return sources.includes(own) ? '1' : touching.includes(own) ? other : '0';
  });

interface ValueAt {
  readonly atom: PlacedAtom;
  readonly alleles: number; // of the old line, REF included
  readonly isStarred: boolean;
  readonly form: TagForm | undefined;
}

/** A tag's value for REF and the change; null: left out, since its count fits no allele. */
const valueOf = (key: string, value: string, { atom, alleles, isStarred, form }: ValueAt): string | null => {
  if (!form || !/^[ARG]$/.test(form.number) || value === '.') return value;
  const values = value.split(',');
  const [source = 0, ...others] = atom.sources;
  const count = values.length;
  const of = (allele: number) => valuesOfAlleles(form.number, { count, alleles }, [0, allele]);
  const picked = of(source)?.map((at) => values[at] ?? '.');
  if (!picked) return null;
  if (summedTags.has(key) && form.number !== 'G') {
    const added = others.map((allele) => values[of(allele)?.at(-1) ?? -1] ?? '.');
    picked.push(sumOf([picked.pop() ?? '.', ...added]));
  }
  const unknown = !isStarred ? 0 : form.number === 'G' && count !== alleles ? 3 : 1;
  return [...picked, ...Array.from({ length: unknown }, () => '.')].join(',');
};

/** The sum of what is known, to the seven digits a VCF's number has. */
const sumOf = (values: readonly string[]): string => {
  const known = values.filter((value) => value !== '.');
  if (known.length < 2) return known[0] ?? '.';
  return String(Number(known.reduce((sum, value) => sum + Number(value), 0).toPrecision(7)));
};
