import { AppError } from '../../../base/app-error.ts';
import type { Dictionaries } from './dictionaries.ts';
import { TypedValues } from './typed-values.ts';
import type { ValueType } from './typed-values.ts';

/** Of FORMAT, what a record is read for; of INFO, the end of a reference block. */
const keptFormats = new Set(['GT', 'PS', 'GQ', 'RGQ', 'DP', 'MIN_DP']);
const fixedBytes = 24; // CHROM, POS, rlen, QUAL, and the four counts

/**
 * One BCF2 record as the line of a VCF, with those fields of INFO and FORMAT that are read here: END, or all where `infos`
 * says so, and GT, PS, GQ, RGQ, DP, MIN_DP. QUAL is left out.
 *
 * @param shared  the part of the site, from CHROM on. @param individual the part of the samples.
 * @throws AppError `genome.damaged` where the bytes are no record.
 * @source VCF 4.3, section 6.3.
 */
export function bcfLine(
  [shared, individual]: readonly [Uint8Array, Uint8Array],
  names: Dictionaries,
  infos: 'end' | 'all' = 'end',
): string {
  if (shared.length < fixedBytes) throw new AppError('genome.damaged');
  const fixed = new DataView(shared.buffer, shared.byteOffset, fixedBytes);
  const [infoCount, alleleCount] = [fixed.getUint16(16, true), fixed.getUint16(18, true)];
  const samples = fixed.getUint32(20, true) & 0xffffff;
  const values = new TypedValues(shared);
  values.at = fixedBytes;
  const id = values.text(values.type());
  const [ref = '', ...alts] = Array.from({ length: alleleCount }, () => values.text(values.type()));
  const filters = values.integers(values.type()).map((at) => nameOf(names.strings, at));
  const site = [
    nameOf(names.contigs, fixed.getInt32(0, true)),
    fixed.getInt32(4, true) + 1,
    id || '.',
    ref,
    alts.join(',') || '.',
    '.',
    filters.join(';') || '.',
    infos === 'all' ? allInfosOf(values, infoCount, names) : infoOf(values, infoCount, names),
  ];
  const formats = fixed.getUint8(23);
  return [...site, ...(samples > 0 ? cellsOf(new TypedValues(individual), [formats, samples], names) : [])].join('\t');
}

const nameOf = (names: readonly (string | undefined)[], at: number | null | undefined): string => {
  const name = at === null || at === undefined ? undefined : names[at];
  if (name === undefined) throw new AppError('genome.damaged');
  return name;
};

const infoOf = (values: TypedValues, count: number, { strings }: Dictionaries): string => {
  let info = '.';
  for (let i = 0; i < count; i++) {
    const key = nameOf(strings, values.integers(values.type())[0]);
    const type = values.type();
    if (key === 'END' && isInteger(type)) info = `END=${values.integers(type)[0] ?? '.'}`;
    else values.skip(type);
  }
  return info;
};

const allInfosOf = (values: TypedValues, count: number, { strings }: Dictionaries): string => {
  const fields: string[] = [];
  for (let i = 0; i < count; i++) {
    const key = nameOf(strings, values.integers(values.type())[0]);
    const type = values.type();
    if (type.count === 0 || type.kind === 0) fields.push(key); // a flag
    else if (type.kind === 7) fields.push(`${key}=${values.text(type)}`);
    else {
      const numbers = isInteger(type) ? values.integers(type) : values.floats(type);
      fields.push(`${key}=${numbers.map((value) => value ?? '.').join(',')}`);
    }
  }
  return fields.join(';') || '.';
};

const cellsOf = (
  values: TypedValues,
  [formats, samples]: readonly [number, number],
  { strings }: Dictionaries,
): readonly string[] => {
  const keys: string[] = [];
  const cells: string[][] = Array.from({ length: samples }, () => []);
  for (let i = 0; i < formats; i++) {
    const key = nameOf(strings, values.integers(values.type())[0]);
    const type = values.type();
    if (keptFormats.has(key) && (isInteger(type) || type.kind === 7)) {
      keys.push(key);
      for (const cell of cells) cell.push(cellOf(key, values, type));
    } else values.skip({ ...type, count: type.count * samples });
  }
  return [keys.join(':') || '.', ...cells.map((cell) => cell.join(':') || '.')];
};

const cellOf = (key: string, values: TypedValues, type: ValueType): string => {
  if (type.kind === 7) return values.text(type) || '.';
  const numbers = values.integers(type);
  if (key !== 'GT') return numbers.map((value) => value ?? '.').join(',') || '.';
  // Twice the allele's number and two; the last bit: phased with the one before.
  return (
    numbers
      .map((value, i) => {
        const allele = ((value ?? 0) >> 1) - 1;
        const separator = i === 0 ? '' : (value ?? 0) & 1 ? '|' : '/';
        return separator + (allele < 0 ? '.' : String(allele));
      })
      .join('') || '.'
  );
};

const isInteger = ({ kind }: ValueType): boolean => kind >= 1 && kind <= 3;
