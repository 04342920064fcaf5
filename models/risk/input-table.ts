import card from '../../resources/knowledge/inputs/card.json' with { type: 'json' };
import { unitsOf } from '../base/units.ts';
import { z } from '../base/schema.ts';

/** What can be entered by hand: name, unit (UCUM), what is plausible in that unit, other spellings of key and words. */
export const InputRow = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.string(), // `code`: a word; `boolean`: yes or no
  loinc: z.string().nullable(),
  isLoincConfirmed: z.boolean(),
  plausible: z.tuple([z.number(), z.number()]).nullable(),
  aliases: z.array(z.string()).default([]),
  words: z.record(z.string(), z.string()).default({}),
  staleMonths: z.number().nullable().default(null), // older than this at the study: remarked on
});
export type InputRow = z.infer<typeof InputRow>;

const rows = z.array(InputRow).parse(card.inputs);
const byKey = new Map(rows.map((row) => [row.key, row]));

/** The row of an input, or undefined for one that is measured and never typed (a volume, a genotype). Total. */
export const inputRow = (key: string): InputRow | undefined => byKey.get(key);

/** The row that a typed key means, under its own name or another spelling. Total. */
const rowOf = (key: string): InputRow | undefined =>
  byKey.get(key) ?? rows.find(({ aliases }) => aliases.includes(key));

/**
 * The units in which a number typed under this key is understood; undefined where any will do: the input is not a number
 * with a unit, or nobody knows the key. UCUM. Total.
 */
export function unitsOfInput(key: string): readonly string[] | undefined {
  const row = rowOf(key);
  if (!row || row.unit === 'code' || row.unit === 'boolean') return undefined;
  return [...new Set([row.unit, ...unitsOf(row.key)])];
}

/** Whether a typed key is one that is entered by hand, under its own name or another spelling. Total. */
export const isInputKey = (key: string): boolean => rowOf(key) !== undefined || key.startsWith('medication/');
