import { createHash } from 'node:crypto';
import { codeKey } from '../../../models/base/code.ts';
import { Digest } from '../../../models/base/ids.ts';
import { modelRunKind } from '../../../models/findings/ledger/model-run.ts';
import type { ModelRun } from '../../../models/findings/ledger/model-run.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { ModelCard } from '../../../models/inference/card/card.ts';
import type { RunRequest, RunResult } from '../../../models/inference/contract.ts';
import type { Context } from '../../app/context.ts';
import type { LoadedImage } from '../image/load-image.ts';
import type { ReadyPack } from '../packs/packs.ts';

export interface NotedRun {
  readonly ctx: Pick<Context, 'library'>;
  readonly pack: ReadyPack;
  readonly image: LoadedImage;
  readonly request: RunRequest;
}

/** The structures that the pack looks for. */
const codesOf = ({ output }: ModelCard): string =>
  [...new Set(output.labels.map(({ code }) => codeKey(code)))].join(' ');

/**
 * Which images a model reads of a display set, told apart from any others: all of it, or the one of a model that reads one.
 *
 * @param frame  of a model for single images: which one, 0-based. Total.
 */
export function imagesDigest({ dimensions }: Pick<ModelCard, 'dimensions'>, set: DisplaySet, frame: number): Digest {
  const read = dimensions === 2 ? set.frames.slice(frame, frame + 1) : set.frames;
  const names = read.map(({ instance, frame: own }) => `${instance} ${own}`).toSorted();
  return Digest.parse(createHash('sha256').update(names.join('\n')).digest('hex'));
}

const isPart = ({ boxes, side, region, seeds = [], tolerance, despite = [] }: RunRequest): boolean =>
  boxes.length + seeds.length + despite.length > 0 || side !== null || region !== undefined || tolerance !== undefined;

/** Notes in the journal that a model was run on an image, also where it found nothing or its result was withheld. */
export async function noteRun(
  { ctx: { library }, pack: { card }, image, request }: NotedRun,
  { guard: { verdict }, findings, provider, model: { version, sha256 } }: RunResult,
): Promise<void> {
  const { id, studyUid } = image.displaySet;
  const frame = card.dimensions === 2 ? (request.frame ?? 0) : 0;
  const params: ModelRun = {
    model: card.id,
    version,
    sha256,
    study: studyUid,
    displaySet: id,
    frame,
    dimensions: card.dimensions,
    codes: codesOf(card),
    verdict,
    findings: findings.length,
    images: provider === null ? 'none' : imagesDigest(card, image.displaySet, frame),
    asked: isPart(request) ? 'part' : 'all',
  };
  const actor = { kind: 'pack', id: card.id, version, digest: sha256 } as const;
  await library.journal.note({ actor, subject: image.subject, kind: modelRunKind, params });
}
