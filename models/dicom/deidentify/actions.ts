import profile from './profile.json' with { type: 'json' };

/** What may be kept beyond the basic profile; nothing, unless asked for. @source DICOM PS3.15 table E.1-1, columns. */
export interface DeidentifyOptions {
  /** Dates moved by one number of days, times kept (Retain Longitudinal Temporal Information, Modified Dates). */
  readonly modifiedDates?: boolean;
  readonly patientCharacteristics?: boolean;
  readonly deviceIdentity?: boolean;
  /** Descriptions cut down to the words of a closed list (Clean Descriptors). */
  readonly cleanDescriptors?: boolean;
}

/** What happens to one attribute. */
export type Action = 'remove' | 'empty' | 'dummy' | 'keep' | 'remap' | 'clean-text' | 'shift-date';

interface Row {
  readonly tag: string;
  readonly vr: string;
  readonly basic: string;
  readonly modifiedDates?: string;
  readonly patientCharacteristics?: string;
  readonly deviceIdentity?: string;
  readonly cleanDescriptors?: string;
}

const rows: ReadonlyMap<number, Row> = new Map(profile.rows.map((row: Row) => [Number.parseInt(row.tag, 16), row]));

/** Type 1 (a value must be there) and 2 (may be empty) in the objects this is used on; anything else is type 3. */
const required: ReadonlyMap<number, 1 | 2> = new Map([
  [0x00100020, 1], // PatientID: type 2, but studies without one cannot be told apart
  [0x00080023, 2], // ContentDate
  [0x00080033, 2], // ContentTime
  [0x00180010, 2], // ContrastBolusAgent
  [0x00700084, 2], // ContentCreatorName
]);

const optionNames = ['modifiedDates', 'patientCharacteristics', 'deviceIdentity'] as const;
const dateVrs = new Set(['DA', 'DT']);

/** The VR that the dictionary gives an attribute of the table; for files in Implicit VR. Total. */
export const vrOf = (tag: number): string | undefined => rows.get(tag)?.vr;

/**
 * What the profile does to an attribute.
 *
 * @param tag  group × 65536 + element. @param vr  as the file says it, or undefined in Implicit VR.
 * @returns `keep` for what the table does not name, but: private groups, group lengths and repeating groups 50xx and 60xx
 *   go; a date that no row knows goes or is moved; a UID that no row knows is remapped.
 * @source DICOM PS3.15 Annex E. Total.
 */
export function actionFor(tag: number, vr: string | undefined, options: DeidentifyOptions): Action {
  const group = tag >>> 16;
  const isRepeating = (group & 0xff00) === 0x5000 || (group & 0xff00) === 0x6000;
  if (group % 2 === 1 || isRepeating || (tag & 0xffff) === 0) return 'remove';
  const row = rows.get(tag);
  const kind = vr ?? row?.vr;
  if (row) return byRow(row, kind, options);
  if (dateVrs.has(kind ?? '')) return options.modifiedDates ? 'shift-date' : 'remove';
  return kind === 'UI' ? 'remap' : 'keep';
}

function byRow(row: Row, vr: string | undefined, options: DeidentifyOptions): Action {
  for (const option of optionNames) {
    if (!options[option] || !row[option]) continue;
    if (option === 'modifiedDates') return dateVrs.has(vr ?? '') ? 'shift-date' : 'keep';
    if (row[option] === 'K') return 'keep';
  }
  if (options.cleanDescriptors && row.cleanDescriptors === 'C' && vr !== 'SQ') return 'clean-text';
  return basicAction(row);
}

const single: Readonly<Record<string, Action>> = {
  X: 'remove',
  Z: 'empty',
  D: 'dummy',
  U: 'remap',
  'U*': 'remap',
  K: 'keep',
};

/** Slashed actions by the attribute's type: 1 keeps a value, 2 its place, 3 nothing; references keep their links. */
function basicAction({ tag, basic }: Row): Action {
  const choices = basic.split('/');
  if (choices.includes('U*')) return 'remap';
  const type = required.get(Number.parseInt(tag, 16)) ?? 3;
  const wanted = { 1: ['D', 'Z', 'X'], 2: ['Z', 'D', 'X'], 3: ['X', 'Z', 'D'] }[type];
  const chosen = wanted.find((one) => choices.includes(one)) ?? choices[0] ?? 'X';
  return single[chosen] ?? 'remove';
}
