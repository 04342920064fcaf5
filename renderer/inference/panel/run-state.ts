import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { RunResult } from '../../../models/inference/contract.ts';
import { api } from '../../app/api/api.ts';
import { caseView } from '../../app/api/case-view.ts';
import { createStore } from '../../ui/store.ts';

export type SideChoice = 'auto' | 'left' | 'right';

export type RunStatus =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress: Counted | null; readonly stop: () => void }
  | { readonly status: 'done'; readonly of: RunOf; readonly result: RunResult }
  | { readonly status: 'failed'; readonly of: RunOf; readonly error: AppError };

/** What was run on what: how it ended is said beside these two alone. */
export interface RunOf {
  readonly model: string;
  readonly displaySet: DisplaySetId;
}

/** What the run panel and its actions share: the chosen model and side, and the run. */
export interface RunState {
  /** As the reader chose for a study; null: the first that fits. */
  readonly model: { readonly id: string; readonly studyUid: StudyUid } | null;
  readonly side: SideChoice;
  /** How far values of a region that grows may be from the point's, in the image's unit; null: as the card says. */
  readonly tolerance: number | null;
  readonly run: RunStatus;
}

export const runState = createStore<RunState>({ model: null, side: 'auto', tolerance: null, run: { status: 'idle' } });

const to = (run: RunStatus): void => runState.set((state) => ({ ...state, run }));

/**
 * Runs a model on the image of the active viewport, in the boxes placed, or on the region drawn on a slide. What goes wrong stands in the state.
 *
 * @param despite  codes of refusals that the reader takes on.
 */
export async function startRun(model: string, despite: readonly string[] = []): Promise<RunResult | null> {
  const { displaySet, frame, boxes, slide } = caseView.get();
  if (!displaySet || runState.get().run.status === 'running') return null;
  const aborter = new AbortController();
  const stop = (): void => aborter.abort();
  const { side: chosen, tolerance } = runState.get();
  const side = chosen === 'auto' ? null : chosen;
  to({ status: 'running', progress: null, stop });
  try {
    const request = {
      model,
      displaySet,
      boxes: boxes.map(({ low, high }) => ({ low, high })),
      seeds: boxes.map(({ seed }) => seed ?? null),
      side,
      frame,
      despite: [...despite],
      ...(tolerance === null ? {} : { tolerance }),
      ...(slide?.region ? { region: slide.region } : {}),
    };
    const onProgress = (progress: Counted): void => to({ status: 'running', progress, stop });
    const result = await api.inference.run(request, { signal: aborter.signal, onProgress });
    to({ status: 'done', of: { model, displaySet }, result });
    return result;
  } catch (error) {
    const known = isAppError(error) ? error : new AppError('ipc.unexpected', {}, error);
    to(
      known.code === 'job.cancelled'
        ? { status: 'idle' }
        : { status: 'failed', of: { model, displaySet }, error: known },
    );
    return null;
  }
}

/** How the last run ended where it was of this model on this image; of another it is none of this place's business. */
export const endedOn = (
  run: RunStatus,
  { model, displaySet }: { model: string; displaySet: DisplaySetId | null },
): RunStatus =>
  'of' in run && (run.of.model !== model || run.of.displaySet !== displaySet) ? { status: 'idle' } : run;

/** Ends the run that is under way; nothing when there is none. */
export function stopRun(): void {
  const { run } = runState.get();
  if (run.status === 'running') run.stop();
}
