import type { InstanceId } from '../../../../models/base/ids.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
import type { Refusal } from '../../../../models/base/result.ts';
import type { CutSegment } from '../../../../models/imaging/view/segmentations/cut-segments.ts';
import type { ListedSegmentation } from '../../../../models/imaging/view/segmentations/listed-segmentation.ts';
import { createStore } from '../../../ui/store.ts';

/** The segments of one received segmentation in this window, or why they are not there. */
export type Segments =
  | { readonly status: 'failed'; readonly error: Refusal }
  | { readonly status: 'done'; readonly segments: readonly CutSegment[] };

/** Segmentations that were received with the open study and the prior beside it: the view, never the case. */
export interface Received {
  readonly own: readonly ListedSegmentation[]; // of the open study: listed and drawn
  readonly prior: readonly ListedSegmentation[]; // drawn on the prior's images, listed with its own study
  readonly segments: ReadonlyMap<InstanceId, Segments>; // those that have come
  readonly isShown: boolean; // all together
  readonly hidden: ReadonlySet<string>; // by `segmentKey`
}

export const received = createStore<Received>({
  own: [],
  prior: [],
  segments: new Map(),
  isShown: true,
  hidden: new Set(),
});

type Listed = Pick<ListedSegmentation, 'about'>;

/** Whether an algorithm outlined a segment with nobody's hand in it: it is shown when a model's proposals are. Total. */
export const isAutomatic = ({ about }: Listed, number: number): boolean =>
  about?.segments.find((one) => one.number === number)?.algorithm === 'AUTOMATIC';

/** How many segments of that kind can be shown: of what is refused none can. Total. */
export const countAutomatic = (listed: readonly Pick<ListedSegmentation, 'about' | 'refusal'>[]): number =>
  listed
    .filter(({ refusal }) => refusal === null)
    .flatMap((one) => one.about?.segments.filter(({ number }) => isAutomatic(one, number)) ?? []).length;

/** Whether one of these findings was taken over from a segment. Total. */
export const isTaken = (
  { sopInstanceUid }: Pick<ListedSegmentation, 'sopInstanceUid'>,
  number: number,
  findings: readonly Pick<Finding, 'from'>[],
): boolean => findings.some(({ from }) => from?.sopInstanceUid === sopInstanceUid && from.segment === number);

/** What a segment of a received object is called by in this window. */
export const segmentKey = (instance: InstanceId, number: number): string => `${instance} ${number}`;

/** Shows or hides one segment; one that is shown shows with it that all were hidden. */
export const toggleSegment = (key: string): void =>
  received.set((view) => {
    const hidden = new Set(view.hidden);
    const isNowShown = !view.isShown || hidden.has(key);
    if (isNowShown) hidden.delete(key);
    else hidden.add(key);
    return { ...view, hidden, isShown: view.isShown || isNowShown };
  });

/** Shows or hides all. */
export const toggleReceived = (): void => received.set((view) => ({ ...view, isShown: !view.isShown }));
