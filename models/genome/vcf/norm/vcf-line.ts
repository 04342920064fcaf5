/** A line of a VCF in its columns, as written; values of samples in the order of `format`. */
export interface VcfLine {
  readonly chrom: string;
  readonly position: number; // 1-based
  readonly id: string;
  readonly ref: string;
  readonly alts: readonly string[]; // without `.`
  readonly qual: string;
  readonly filter: string;
  readonly info: readonly (readonly [key: string, value: string | null])[]; // null: a flag
  readonly format: readonly string[];
  readonly samples: readonly (readonly string[])[];
}

/** How many values a tag has, `A`, `R`, `G` or a number, and whether they are texts. */
export interface TagForm {
  readonly number: string;
  readonly isText: boolean;
}
/** The forms of a file's tags, by key. */
export interface TagForms {
  readonly info: ReadonlyMap<string, TagForm>;
  readonly format: ReadonlyMap<string, TagForm>;
}

/** Reads what a header says of its tags. Total. */
export function readTagForms(header: string): TagForms {
  const of = (column: string): ReadonlyMap<string, TagForm> =>
    new Map(
      [...header.matchAll(new RegExp(`^##${column}=<ID=([^,>]+),Number=([^,>]+),Type=([^,>]+)`, 'gm'))].map(
        ([, key = '', number = '', type = '']) => [key, { number, isText: type === 'String' || type === 'Character' }],
      ),
    );
  return { info: of('INFO'), format: of('FORMAT') };
}

/** The columns of a line; trailing values that a sample leaves out are `.`. Null for fewer than eight columns. Total. */
export function readVcfLine(text: string): VcfLine | null {
  const cells = text.split('\t');
  const [chrom, pos, id, ref, alt, qual, filter, info, format = '', ...samples] = cells;
  if (chrom === undefined || pos === undefined || id === undefined || ref === undefined || alt === undefined)
    return null;
  if (qual === undefined || filter === undefined || info === undefined || !/^\d+$/.test(pos)) return null;
  const keys = format === '' || format === '.' ? [] : format.split(':');
  return {
    chrom,
    position: Number(pos),
    id,
    ref,
    alts: alt === '.' ? [] : alt.split(','),
    qual,
    filter,
    info: info === '.' ? [] : info.split(';').map(entryOf),
    format: keys,
    samples: samples.map((cell) => {
      const values = cell.split(':');
      return keys.map((_, i) => values[i] ?? '.');
    }),
  };
}

const entryOf = (entry: string): readonly [string, string | null] => {
  const at = entry.indexOf('=');
  return at < 0 ? [entry, null] : [entry.slice(0, at), entry.slice(at + 1) || '.'];
};

/** The line as text. Total. */
export function writeVcfLine(line: VcfLine): string {
  const { chrom, position, id, ref, alts, qual, filter, info, format, samples } = line;
  const entries = info.map(([key, value]) => (value === null ? key : `${key}=${value}`)).join(';');
  const cells = [chrom, position, id, ref, alts.join(',') || '.', qual, filter, entries || '.'];
  if (samples.length === 0) return cells.join('\t');
  return [...cells, format.join(':') || '.', ...samples.map((values) => values.join(':') || '.')].join('\t');
}
