import { isAppError } from '../../../../models/base/app-error.ts';
import { Reason } from '../../../../models/base/result.ts';
import { StackReader } from '../../../../models/imaging/view/stack/stack-pieces.ts';
import { noTables } from '../../tone/frame-tables.ts';
import { putValues } from '../make-voxels.ts';
import { refusalOf } from '../refusal-of.ts';
import { storedImage } from '../stored-image.ts';
import type { StackedImage, StackNews, StackStart } from './stack-messages.ts';

const tellEveryMs = 60;

const tell = (news: StackNews): void => postMessage(news);
const cut: Reason = { code: 'imaging.no-bytes', params: {} };

addEventListener('message', ({ data }: MessageEvent<StackStart>) => {
  read(data).then(tell, (error: unknown) =>
    tell({ kind: 'failed', reason: isAppError(error) ? { code: error.code, params: { ...error.params } } : cut }),
  );
});

/** Reads the stream of a stack into the volume. @returns the last news. */
async function read({ id, images, voxels }: StackStart): Promise<StackNews> {
  const answer = await fetch(`/stacks/${id}`);
  if (!answer.ok || !answer.body) throw await refusalOf(answer);
  const reader = new StackReader();
  const stream = answer.body.getReader();
  let ready: StackedImage[] = [];
  let told = -Infinity; // the first one is told at once
  for (let part = await stream.read(); !part.done; part = await stream.read()) {
    for (const piece of reader.push(part.value)) {
      if (piece.kind === 'failed') {
        const said = Reason.safeParse(piece.reason);
        return { kind: 'failed', reason: said.success ? said.data : cut };
      }
      const image = images[piece.index];
      if (!image) return { kind: 'failed', reason: cut };
      const { pixels, slice } = image;
      const stored = storedImage(pixels, piece.bytes, noTables);
      const start = slice * pixels.rows * pixels.columns;
      putValues(voxels.subarray(start, start + pixels.rows * pixels.columns), stored, pixels);
      ready.push({ index: piece.index, low: stored.low, high: stored.high });
    }
    if (ready.length === 0 || performance.now() - told < tellEveryMs) continue;
    tell({ kind: 'images', images: ready });
    told = performance.now();
    ready = [];
  }
  if (ready.length > 0) tell({ kind: 'images', images: ready });
  return reader.isWhole ? { kind: 'done' } : { kind: 'failed', reason: cut };
}
