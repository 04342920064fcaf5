// One run of a pack whose network is on a server: preparing and interpreting here, in a thread of plain Node.
import type { NetworkCard } from '../../../models/inference/card/card.ts';
import { runImage } from '../../../models/inference/run/run-image.ts';
import type { ImageInput, ImageOutcome } from '../../../models/inference/run/run-image.ts';
import { askNetwork } from '../../../models/inference/run/runtime.ts';
import type { Tensor } from '../../../models/inference/run/runtime.ts';
import { answerWorker } from '../../app/jobs/worker-port.ts';
import type { ServedPlace } from './served-place.ts';
import { openServed } from './served-runtime.ts';

export interface ServedStart {
  readonly card: NetworkCard;
  readonly place: ServedPlace;
  readonly model: string; // its name there
  readonly ask:
    | { readonly kind: 'image'; readonly input: ImageInput }
    | { readonly kind: 'tensor'; readonly tensor: Tensor };
}
export interface ServedProgress {
  readonly done: number;
  readonly total: number;
}
export type ServedAnswer =
  | { readonly kind: 'image'; readonly outcome: ImageOutcome; readonly loadMs: number }
  | { readonly kind: 'tensor'; readonly data: Float32Array };

answerWorker<ServedStart, ServedProgress, ServedAnswer>(async ({ card, place, model, ask }, report) => {
  const start = performance.now();
  const runtime = await openServed(place, model);
  if (ask.kind === 'tensor') return { kind: 'tensor', data: (await askNetwork(runtime, ask.tensor)).data };
  const loadMs = performance.now() - start;
  const hooks = {
    signal: { aborted: false }, // cancelling ends the thread
    now: () => performance.now(),
    report: (done: number, total: number) => report({ done, total }),
  };
  return { kind: 'image', outcome: await runImage({ card, runtime }, ask.input, hooks), loadMs };
});
