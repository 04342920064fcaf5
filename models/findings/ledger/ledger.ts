import { Digest, FindingId, StudyUid } from '../../base/ids.ts';
import type { PackVersion } from '../../base/actor.ts';
import { z } from '../../base/schema.ts';
import type { Finding } from '../finding.ts';
import { chosenPointOf } from './at-point.ts';
import { Spread, spreadOf } from './median.ts';
import { missedOf } from './missed.ts';
import type { ModelRun } from './model-run.ts';
import { Share, shareOf } from './share.ts';
import { Shift } from './shift.ts';

const Count = z.number().int().nonnegative();

/** A finding that a row speaks of, to go to. */
export const LedgerCase = z.object({ finding: FindingId, studyUid: StudyUid, name: z.string(), at: z.string() });
export type LedgerCase = z.infer<typeof LedgerCase>;

/** Of the objects that a model found in one image: how many a person took out, and how many they drew beside. */
export const ObjectsByHand = z.object({ found: Count, takenOut: Count, drawn: Count });
export type ObjectsByHand = z.infer<typeof ObjectsByHand>;

/**
 * How far a person's edit went from what was proposed: single objects by their number, masks by Dice, the rest by mm (or
 * pixels); all null: not comparable.
 */
export const EditSize = z.object({
  dice: z.number().nullable(),
  shift: Shift.nullable(),
  objects: ObjectsByHand.nullable(),
});
export type EditSize = z.infer<typeof EditSize>;

/** What readers of this library made of one version of a model. */
export const LedgerRow = z.object({
  model: z.object({ id: z.string(), version: z.string(), sha256: Digest }),
  /** Different images (or volumes) it was run on, as far as the journal noted it; refused runs apart. */
  images: Count,
  refused: Count,
  open: Count, // proposals nobody decided on
  accepted: Count, // as proposed, by a person; with its pieces under the labels that are the reader's to give; at any point of its card
  atPoints: z.array(z.object({ point: z.string(), n: Count })), // of the accepted: not at the card's own point; most first
  edited: Count, // accepted after a person changed it
  rejected: Count,
  unattended: Count, // accepted with nobody looking: counts for nothing below
  /** Rejected of what persons decided: what this model cries here for nothing. */
  falseAlerts: Share,
  dice: Spread.nullable(),
  shiftMm: Spread.nullable(),
  shiftPx: Spread.nullable(),
  /** Over all edits of single objects. */
  objects: ObjectsByHand.nullable(),
  reasons: z.array(z.object({ reason: z.string(), n: Count })), // most first
  rejections: z.array(LedgerCase.extend({ reason: z.string() })),
  edits: z.array(LedgerCase.extend(EditSize.shape)),
  missed: z.array(LedgerCase),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

export interface LedgerSource {
  readonly found: readonly Finding[]; // by packs
  readonly drawn: readonly Finding[]; // by persons
  readonly runs: readonly ModelRun[];
  /** Of findings that a person changed. */
  readonly sizes: ReadonlyMap<FindingId, EditSize>;
  /** Of these a person only gave the labels that the model leaves to them: used as meant, not edited. */
  readonly assigned: ReadonlySet<FindingId>;
}

const keyOf = ({ id, version, sha256 }: LedgerRow['model']): string => `${id} ${version} ${sha256}`;
const modelOf = ({ id, version, digest }: PackVersion): LedgerRow['model'] => ({ id, version, sha256: digest });
const caseOf = ({ id, on, name, at }: Finding): LedgerCase => ({ finding: id, studyUid: on.studyUid, name, at });

/** How often each word stands there, most first. */
function countsOf(words: readonly string[]): readonly { readonly word: string; readonly n: number }[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, n]) => ({ word, n })).toSorted((a, b) => b.n - a.n);
}

const notComparable: EditSize = { dice: null, shift: null, objects: null };

function togetherOf(edits: readonly EditSize[]): ObjectsByHand | null {
  const all = edits.flatMap(({ objects }) => objects ?? []);
  const sum = (key: keyof ObjectsByHand): number => all.reduce((total, one) => total + one[key], 0);
  return all.length === 0 ? null : { found: sum('found'), takenOut: sum('takenOut'), drawn: sum('drawn') };
}

function rowOf(model: LedgerRow['model'], source: LedgerSource): LedgerRow {
  const { found, drawn, runs, sizes, assigned } = source;
  const isEdited = ({ id, edited }: Finding): boolean => edited && !assigned.has(id);
  const byPerson = found.filter(({ decided }) => decided?.by.kind === 'person');
  const accepted = byPerson.filter((one) => one.status === 'accepted' && !isEdited(one));
  const edited = byPerson.filter((one) => one.status === 'accepted' && isEdited(one));
  const rejected = byPerson.filter(({ status }) => status === 'rejected');
  const edits = edited.map((one) => ({ ...caseOf(one), ...(sizes.get(one.id) ?? notComparable) }));
  const shifts = (unit: Shift['unit']) =>
    spreadOf(edits.flatMap(({ shift }) => (shift?.unit === unit ? [shift.value] : [])));
  return {
    model,
    images: new Set(
      runs.filter(({ verdict }) => verdict !== 'refused').map(({ displaySet, frame }) => `${displaySet} ${frame}`),
    ).size,
    refused: runs.filter(({ verdict }) => verdict === 'refused').length,
    open: found.filter(({ status }) => status === 'proposed').length,
    accepted: accepted.length,
    atPoints: countsOf(accepted.flatMap((one) => chosenPointOf(one) ?? [])).map(({ word, n }) => ({ point: word, n })),
    edited: edited.length,
    rejected: rejected.length,
    unattended: found.filter(({ decided }) => decided?.by.kind === 'unattended').length,
    falseAlerts: shareOf(rejected.length, byPerson.length),
    dice: spreadOf(edits.flatMap(({ dice }) => dice ?? [])),
    shiftMm: shifts('mm'),
    shiftPx: shifts('px'),
    objects: togetherOf(edits),
    reasons: countsOf(rejected.map(({ decided: by }) => by?.reason ?? '')).map(({ word, n }) => ({ reason: word, n })),
    rejections: rejected.map((one) => ({ ...caseOf(one), reason: one.decided?.reason ?? '' })),
    edits,
    missed: missedOf(drawn, found, runs).map(caseOf),
  };
}

/**
 * One row for each version of a model that was run here or whose findings lie here, by name, the newest version first.
 * Versions are told apart by the weights' digest too. Total.
 */
export function ledgerOf({ found, drawn, runs, ...known }: LedgerSource): readonly LedgerRow[] {
  const models = new Map<string, LedgerRow['model']>();
  const ofFinding = ({ by }: Finding): string => (by.kind === 'pack' ? keyOf(modelOf(by)) : '');
  const ofRun = ({ model, version, sha256 }: ModelRun): LedgerRow['model'] => ({ id: model, version, sha256 });
  for (const { by } of found) if (by.kind === 'pack') models.set(keyOf(modelOf(by)), modelOf(by));
  for (const run of runs) models.set(keyOf(ofRun(run)), ofRun(run));
  return [...models]
    .map(([key, model]) =>
      rowOf(model, {
        found: found.filter((one) => ofFinding(one) === key),
        drawn,
        runs: runs.filter((run) => keyOf(ofRun(run)) === key),
        ...known,
      }),
    )
    .toSorted(
      ({ model: a }, { model: b }) =>
        a.id.localeCompare(b.id) || b.version.localeCompare(a.version, 'en', { numeric: true }),
    );
}
