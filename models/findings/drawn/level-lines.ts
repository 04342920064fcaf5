import type { Finding, Geometry } from '../finding.ts';

export type LevelLines = Extract<Geometry, { kind: 'pixel-lines' }>;

/** The note of lines that a model gives no number for: the border they lie on is not clear. */
export const unclearNote = 'infer.flat-unclear';

/** What a model says of a number of its own; a number that a person reads anew has neither. */
const ofModelsNumber: ReadonlySet<string> = new Set([unclearNote, 'infer.flat-interval']);

/** Lines without a number: there is nothing to accept until a person has moved them. Total. */
export const isUnclear = ({ notes }: Pick<Finding, 'notes'>): boolean => notes.some(({ code }) => code === unclearNote);

/**
 * Width of the line `of` by that of the line `over`, both along the rows; undefined where one is missing or has no width.
 * Total.
 */
export function ratioOfLines({ lines }: Pick<LevelLines, 'lines'>): number | undefined {
  const widthOf = (key: string): number => {
    const line = lines.find((one) => one.key === key);
    return line ? Math.abs(line.to[0] - line.from[0]) : 0;
  };
  const [of, over] = [widthOf('of'), widthOf('over')];
  return of > 0 && over > 0 ? of / over : undefined;
}

/**
 * What a person's moving of level lines makes of a finding: the ratio read anew, also where the model gave none, without what
 * the model said of its own number.
 *
 * @returns undefined where the lines give no ratio. Total.
 */
export function ratioMoved(
  { measurements, notes, code, name }: Pick<Finding, 'measurements' | 'notes' | 'code' | 'name'>,
  geometry: LevelLines,
): (Pick<Finding, 'measurements' | 'notes'> & { readonly geometry: LevelLines }) | undefined {
  const value = ratioOfLines(geometry);
  if (value === undefined) return undefined;
  const quantity = { value, unit: '{ratio}' };
  const read = measurements.map((one) => (one.quantity.unit === '{ratio}' ? { ...one, quantity } : one));
  return {
    geometry,
    measurements: read.length > 0 ? read : [{ key: code.value, code, name, label: null, quantity }],
    notes: notes.filter((note) => !ofModelsNumber.has(note.code)),
  };
}
