import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { Reason } from '../../../models/base/result.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { FlatCard } from '../../../models/inference/card/flat-card.ts';
import { givenOf } from '../../../models/inference/flat/given-of.ts';
import { guardFlat } from '../../../models/inference/flat/guard-flat.ts';
import { mostImages } from '../../../models/inference/run/batch/batch.ts';
import type { BatchImage, BatchItem } from '../../../models/inference/run/batch/batch.ts';
import type { ReadyPack } from '../packs/packs.ts';
import { runModel } from '../run.ts';
import type { RunParts } from '../run-parts.ts';
import { knownBefore } from './run-before.ts';
import type { RunBefore } from './run-before.ts';

export type Settled = Pick<BatchItem, 'state' | 'reason' | 'findings' | 'images'>;

/** Whether a finding lies on the image in this place of its series. */
const isOn = ({ geometry }: Finding, frame: number, { frames }: DisplaySet): boolean =>
  geometry.kind !== 'mask' && geometry.kind !== 'line' && imageIndexOf(geometry, frames) === frame;

/** What of a series was read before says more of it than that some images of it are none for the model. */
const isKnown = ({ reason }: BatchImage): boolean => reason?.code.startsWith('batch.already') ?? false;

interface Asked {
  readonly card: FlatCard;
  readonly set: DisplaySet;
  readonly pack: ReadyPack;
  /** What this version of the model did on the series before. */
  readonly before: RunBefore;
}

async function runImage({ card, pack, set, before }: Asked, frame: number, parts: RunParts): Promise<BatchImage> {
  const image = frame + 1;
  const leftOut = ({ code, params }: Reason): BatchImage => ({
    image,
    state: 'left-out',
    reason: { code, params },
    findings: 0,
  });
  const at = set.frames[frame];
  const unfit = at && guardFlat(card, givenOf(set, at)).reasons.find(({ level }) => level === 'refused');
  if (unfit) return leftOut(unfit);
  const found = before.found.filter((finding) => isOn(finding, frame, set));
  const known = knownBefore({ ...before, found }, pack, { set, frame });
  if (known) return leftOut(known);
  try {
    const request = { model: card.id, displaySet: set.id, boxes: [], side: null, frame };
    const { findings, guard } = await runModel(request, parts);
    const refused = guard.reasons.find(({ level }) => level === 'refused');
    if (refused && findings.length === 0) return leftOut(refused);
    return { image, state: 'done', reason: null, findings: findings.length };
  } catch (error) {
    if (parts.signal.aborted) throw error;
    const { code, params } = isAppError(error) ? error : new AppError('ipc.unexpected');
    parts.ctx.log.line('batch.image-failed', { model: card.id, code, reason: String(error) });
    return { image, state: 'failed', reason: { code, params: { ...params } }, findings: 0 };
  }
}

/**
 * Runs a model for single images on each image of a series that it fits, `mostImages` at most; each has its own result, and
 * what goes wrong with one stops none of the others.
 *
 * @throws AppError `job.cancelled` when cancelled; nothing else.
 */
export async function runImages(asked: Asked, parts: RunParts): Promise<Settled> {
  const { frames } = asked.set;
  const images: BatchImage[] = [];
  for (const frame of frames.keys()) {
    if (images.filter(({ state }) => state !== 'left-out').length >= mostImages) break;
    parts.signal.throwIfAborted();
    images.push(await runImage(asked, frame, parts));
  }
  const of = (state: BatchImage['state']): BatchImage[] => images.filter((one) => one.state === state);
  const [done, failed] = [of('done'), of('failed')];
  const findings = images.reduce((sum, one) => sum + one.findings, 0);
  const params = { findings, read: done.length, images: frames.length, looked: images.length, most: mostImages };
  const code = images.length < frames.length ? 'batch.images-most' : 'batch.images';
  if (done.length > 0) return { state: 'done', reason: { code, params }, findings, images };
  const [first] = failed.length > 0 ? failed : images.toSorted((a, b) => Number(isKnown(b)) - Number(isKnown(a)));
  return { state: failed.length > 0 ? 'failed' : 'left-out', reason: first?.reason ?? null, findings: 0, images };
}
