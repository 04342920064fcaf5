const letters: Readonly<Record<string, string>> = {
  Ala: 'A',
  Arg: 'R',
  Asn: 'N',
  Asp: 'D',
  Cys: 'C',
  Gln: 'Q',
  Glu: 'E',
  Gly: 'G',
  His: 'H',
  Ile: 'I',
  Leu: 'L',
  Lys: 'K',
  Met: 'M',
  Phe: 'F',
  Pro: 'P',
  Ser: 'S',
  Thr: 'T',
  Trp: 'W',
  Tyr: 'Y',
  Val: 'V',
  Ter: '*',
}; // IUPAC

const anyChange = ['Mutation', 'MUTATION']; // as releases write the category

/**
 * The names that sources of evidence have for a substitution: `V600E` for `ENSP…:p.Val600Glu`, and the wider ones `V600` and
 * `Mutation`, which are told apart. Another form of change gives the wider one alone. Total.
 *
 * @param protein  HGVS p., one or three letters; null: the annotator states none.
 */
export function proteinNames(protein: string | null): {
  readonly exact: readonly string[];
  readonly wider: readonly string[];
} {
  const [, from = '', at = '', to = ''] =
    /p\.\(?([A-Z][a-z]{2}|[A-Z])(\d+)([A-Z][a-z]{2}|[A-Z]|\*)\)?$/.exec(protein ?? '') ?? [];
  const [a, b] = [from, to].map((name) => (name.length === 3 ? letters[name] : name));
  if (!a || !b || at === '') return { exact: [], wider: anyChange };
  return { exact: [`${a}${at}${b}`], wider: [`${a}${at}`, ...anyChange] };
}
