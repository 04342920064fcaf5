import { useEffect } from 'react';
import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { KeptReading } from '../../../models/imaging/hanging/kept-reading.ts';
import { isSecondWindow } from '../../app/api/window/window-role.ts';
import { second } from '../hanging/second/second.ts';
import { caseView } from '../../app/api/case-view.ts';
import { brushUnit } from '../tools/brush/brush-size.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import type { Answer } from '../../app/api/use-call.ts';
import { useFeed } from '../../app/api/use-feed.ts';
import { useStore } from '../../ui/store.ts';
import { needsPrior } from '../hanging/kept.ts';
import { nearestPrior, usePriors } from '../hanging/use-priors.ts';
import { windowMemory } from '../engine/memory/window-memory.ts';
import { keepReachesOf } from '../tone/reach.ts';
import { withStudy } from './hang.ts';
import { keptUpright } from './planes/made-upright.ts';
import { middleOf } from './pane.ts';
import { displaySetOf, placeOf, reading } from './reading.ts';
import type { Reading } from './reading.ts';

/** Opens a study: its display sets, hung as its protocol wants. Coming back to an open study leaves it as it was. */
export function useReading(studyUid: StudyUid): Answer<{ readonly slides: ReadonlySet<DisplaySetId> }> {
  const news = useFeed(api.library.changed, ({ what }) => what === 'study');
  const answer = useCall(async (signal) => {
    const [own, plan, kept] = await Promise.all([
      api.imaging.displaySets({ studyUid }, { signal }),
      api.imaging.hang({ studyUid, protocol: null }, { signal }),
      isSecondWindow ? shownThere(studyUid) : api.imaging.reading({ studyUid }, { signal }),
    ]);
    const flat = own.filter(({ kind }) => kind !== 'slide'); // they have a page of their own
    const displaySets = kept ? [...flat, ...keptUpright(kept, flat)] : flat;
    const known = new Set<string>(displaySets.map(({ id }) => id));
    const prior = kept && needsPrior(kept, known) ? await nearestPrior(studyUid, signal) : null;
    return {
      studyUid,
      displaySets,
      plan,
      kept,
      prior,
      slides: new Set(own.filter(({ kind }) => kind === 'slide').map(({ id }) => id)),
    };
  }, `${studyUid} ${news}`);
  useEffect(() => {
    if (answer.status !== 'done' || answer.value.studyUid !== studyUid) return;
    const opened = answer.value;
    reading.set((before) => withStudy(before, opened));
  }, [answer]);
  usePriors(studyUid, answer.status === 'done');
  const shown = useStore(reading, (state) => state.displaySets);
  const priors = useStore(reading, (state) => state.priors);
  useEffect(() => forgetOthers([...shown, ...priors.flatMap(({ displaySets }) => displaySets)]), [shown, priors]);
  const active = useStore(reading, activeOwn);
  const frame = useStore(reading, ({ panes, active: at }) => panes[at]?.frame ?? 0);
  useEffect(() => caseView.set((view) => ({ ...view, displaySet: active, frame })), [active, frame]);
  useEffect(followMiddle, []);
  return answer;
}

/** How the study stood in the second window when it was left there. */
function shownThere(studyUid: StudyUid): KeptReading | null {
  const { shown } = second.get();
  return shown?.studyUid === studyUid ? shown.reading : null;
}

/** What was held of studies that are closed is let go, and what is known of their images. */
function forgetOthers(displaySets: readonly DisplaySet[]): void {
  windowMemory.keepOnly(new Set(displaySets.map(({ id }) => id)));
  keepReachesOf(displaySets);
}

/** Keeps what stands in the middle of the active viewport, and its brush's unit, where other words find them; no page is drawn anew for it. */
function followMiddle(): () => void {
  const tell = (): void => {
    const state = reading.get();
    const place = placeOf(state, state.active);
    const middle = place ? middleOf(place) : null;
    const unit = place ? brushUnit(place) : 'mm';
    caseView.set((view) =>
      String(view.middle) === String(middle) && view.brushUnit === unit ? view : { ...view, middle, brushUnit: unit },
    );
  };
  tell();
  return reading.subscribe(tell);
}

/** The display set of the active viewport that a model may be run on: the open study's, as taken, not resampled, not a prior's. */
function activeOwn(state: Reading): DisplaySetId | null {
  const set = displaySetOf(state, state.panes[state.active]?.displaySet ?? null);
  return set && set.studyUid === state.studyUid && !set.resampledFrom ? set.id : null;
}
