import { createHash } from 'node:crypto';
import type { Digest } from '../../models/base/ids.ts';
import { z } from '../../models/base/schema.ts';
import type { Shape } from '../../models/findings/edits.ts';
import type { Finding, Geometry } from '../../models/findings/finding.ts';
import { correctedBytes } from '../../models/findings/objects/corrected-objects.ts';
import { leavesLabels } from '../../models/findings/ledger/assigned.ts';
import { maskDice } from '../../models/findings/ledger/dice.ts';
import type { MaskKind } from '../../models/findings/ledger/dice.ts';
import { ledgerOf } from '../../models/findings/ledger/ledger.ts';
import type { EditSize, LedgerRow } from '../../models/findings/ledger/ledger.ts';
import { frameOf } from '../../models/findings/ledger/missed.ts';
import { ModelRun, modelRunKind } from '../../models/findings/ledger/model-run.ts';
import { shiftOf } from '../../models/findings/ledger/shift.ts';
import type { PixelSpacing } from '../../models/findings/ledger/shift.ts';
import { pixelSpacingOf } from '../../models/inference/flat/given-of.ts';
import type { Context } from '../app/context.ts';

type Ctx = Pick<Context, 'library' | 'images'>;

// Dice of two blobs never changes: cached under both digests and how they are compared.
const kind = 'mask-dice';
const Known = z.object({ dice: z.number() });

type Masked = Extract<Geometry, { mask: Digest }>;

/** By what a mask is known: its bytes' digest, and that of what a person changed beside them. */
const keyOf = (one: Masked): string =>
  one.kind === 'pixel-mask' && one.byHand
    ? `${one.mask} ${createHash('sha256').update(JSON.stringify(one.byHand)).digest('hex')}`
    : one.mask;

async function diceOf({ store, blobs }: Ctx['library'], [a, b]: [Masked, Masked], layout: MaskKind): Promise<number> {
  const pair = `${keyOf(a)}|${keyOf(b)}`;
  const id = layout === 'outline' ? `${pair}|outline` : pair;
  const known = Known.safeParse(await store.document({ kind, id }));
  if (known.success) return known.data.dice;
  const bytesOf = async (one: Masked): Promise<Uint8Array> => {
    const bytes = await blobs.read(one.mask);
    return one.kind === 'pixel-mask' ? correctedBytes(one, bytes) : bytes;
  };
  const dice = maskDice(await bytesOf(a), await bytesOf(b), layout);
  await store.putDocument({ kind, id, body: { dice } });
  return dice;
}

/** mm a pixel of the image a finding lies on; at the detector of a film is not in the patient, so it is none. */
async function spacingOf({ images, library }: Ctx, { on, geometry }: Finding): Promise<PixelSpacing | null> {
  const at = frameOf(geometry);
  if (at === null || geometry.kind === 'line') return null;
  const set = await images.setById(on.displaySet, library).catch(() => null); // its study was taken away since
  const frame = set?.frames[at];
  return frame && frame.spacingKind !== 'at-detector' ? pixelSpacingOf(frame) : null;
}

const isMask = (one: Geometry): one is Masked => 'mask' in one;

function layoutOf(before: Shape): MaskKind {
  if (before.geometry.kind === 'pixel-mask') return before.geometry.holds === 'objects' ? 'objects' : 'bits';
  return leavesLabels(before) ? 'outline' : 'labels';
}

function byHandIn(geometry: Geometry): EditSize['objects'] {
  if (geometry.kind !== 'pixel-mask' || !geometry.byHand) return null;
  const { found, takenOut, drawn } = geometry.byHand;
  return { found, takenOut: takenOut.length, drawn: drawn.length };
}

/** How far a person's edit of a finding went from what was proposed. */
async function sizeOf(ctx: Ctx, finding: Finding, before: Shape): Promise<EditSize> {
  const { geometry } = finding;
  const objects = byHandIn(geometry);
  if (isMask(before.geometry) && isMask(geometry)) {
    const dice = await diceOf(ctx.library, [before.geometry, geometry], layoutOf(before));
    return { dice, shift: null, objects };
  }
  return { dice: null, shift: shiftOf(before.geometry, geometry, await spacingOf(ctx, finding)), objects };
}

/** The ledger of every model, from findings, their first shapes and the noted runs; nothing of it is kept but Dice values. */
export async function readLedger(ctx: Ctx): Promise<readonly LedgerRow[]> {
  const { store } = ctx.library;
  const [found, drawn, shapes, events] = await Promise.all([
    store.findingsBy('pack'),
    store.findingsBy('person'),
    store.firstShapes(),
    store.events(modelRunKind),
  ]);
  const first = new Map(shapes.map(({ finding, shape }) => [finding, shape]));
  const sizes = new Map<Finding['id'], EditSize>();
  const assigned = new Set<Finding['id']>();
  for (const finding of found) {
    const before = first.get(finding.id);
    if (!finding.edited || finding.status !== 'accepted' || !before) continue;
    const size = await sizeOf(ctx, finding, before);
    if (leavesLabels(before) && size.dice === 1) assigned.add(finding.id);
    else sizes.set(finding.id, size);
  }
  const runs = events.flatMap(({ params }) => {
    const run = ModelRun.safeParse(params);
    return run.success ? [run.data] : [];
  });
  return ledgerOf({ found, drawn, runs, sizes, assigned });
}
