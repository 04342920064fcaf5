import { z } from '../base/schema.ts';
import { FindingId } from '../base/ids.ts';
import { Finding } from './finding.ts';

/** A finding's standing: its status and who decided it; what a decision replaces and what it sets. */
export const Standing = Finding.pick({ status: true, decided: true });
export type Standing = z.infer<typeof Standing>;

/** A finding's shape and the numbers that follow from it. */
export const Shape = Finding.pick({ geometry: true, measurements: true, notes: true, edited: true });
export type Shape = z.infer<typeof Shape>;

/** A pack claims something; it stands as proposed until a person decides. */
export const FindingPropose = z.object({ kind: z.literal('finding.propose'), finding: Finding });
/** A person draws or measures something; it stands as accepted by them. */
export const FindingAdd = z.object({ kind: z.literal('finding.add'), finding: Finding });
/** The inverse of the two above; carries the whole finding so that it can come back. */
export const FindingWithdraw = z.object({ kind: z.literal('finding.withdraw'), finding: Finding });
export const FindingDecide = z.object({
  kind: z.literal('finding.decide'),
  finding: FindingId,
  before: Standing,
  after: Standing,
});
export const FindingReshape = z.object({
  kind: z.literal('finding.reshape'),
  finding: FindingId,
  before: Shape,
  after: Shape,
});

/** A person says what it is that they drew. */
export const FindingName = z.object({
  kind: z.literal('finding.name'),
  finding: FindingId,
  before: Finding.pick({ code: true, name: true }),
  after: Finding.pick({ code: true, name: true }),
});

export const FindingChange = z.discriminatedUnion('kind', [
  FindingPropose,
  FindingAdd,
  FindingWithdraw,
  FindingDecide,
  FindingReshape,
  FindingName,
]);
export type FindingChange = z.infer<typeof FindingChange>;

/** The change that takes `change` back. Total: every change of a finding has an inverse. */
export function invertFindingChange(change: FindingChange): FindingChange {
  switch (change.kind) {
    case 'finding.propose':
    case 'finding.add':
      return { kind: 'finding.withdraw', finding: change.finding };
    case 'finding.withdraw':
      return { kind: change.finding.by.kind === 'person' ? 'finding.add' : 'finding.propose', finding: change.finding };
    case 'finding.decide':
      return { ...change, before: change.after, after: change.before };
    case 'finding.reshape':
      return { ...change, before: change.after, after: change.before };
    case 'finding.name':
      return { ...change, before: change.after, after: change.before };
  }
}
