import type { Voi } from '../../../models/imaging/display-set.ts';
import { flipped, turned } from '../../../models/imaging/view/view-plane.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import type { Action } from '../../ui/action.ts';
import { t } from '../../ui/text/t.ts';
import { followFit } from '../hanging/follow.ts';
import { movedVoi, windowStep, withTone, withView, withVoi } from '../view/adjust.ts';
import { announce } from '../view/announce.ts';
import { presetKeys, presetOf, storedWindow } from '../tone/presets.ts';
import { placeOf, reading, withPane } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { toneFrame } from '../tone/shown-voi.ts';
import { windowName } from '../tone/voi-name.ts';
import { windowTexts } from '../tone/window-text.ts';
import { onImages, withImage } from './when.ts';

const change = (make: (state: Reading) => Reading) => (): void => reading.set(make);
const view = (make: (view: ViewPlane) => ViewPlane) => change((state) => withView(state, state.active, make));
const zoom = (by: number) => view((plane) => ({ ...plane, mmPerPixel: plane.mmPerPixel / by }));
const tone = (width: number, center: number) =>
  change((state) =>
    withVoi(state, state.active, (voi) => {
      const step = windowStep(voi.width);
      return movedVoi(voi, { width: width * step, center: center * step });
    }),
  );

const row = (name: string, keys: readonly string[], run: () => void): Action => ({
  ...onImages,
  id: `imaging.${name}`,
  label: `imaging.picture.${name}`,
  keys,
  when: withImage,
  run,
});

/** The file's own window of what the active viewport shows; null lets the default stand. */
function storedIn(state: Reading): Voi | null {
  const place = placeOf(state, state.active);
  const frame = place && toneFrame(place);
  return frame && !frame.tables?.voi ? storedWindow(frame) : null;
}

/** A window without a name is called by its numbers. */
function nameOf(voi: Voi): string {
  const { width, center } = windowTexts(voi);
  return windowName(voi) || `W ${width} L ${center}`;
}

const preset = (number: number): Action => {
  const chosen = () => {
    const state = reading.get();
    const place = placeOf(state, state.active);
    return place && presetOf(place.displaySet, number);
  };
  return {
    ...row(`preset-${number}`, [String(number)], () => {
      const found = chosen();
      if (!found) return;
      reading.set((state) => withTone(state, state.active, (pane) => ({ ...pane, voi: found })));
      announce(t('imaging.said.preset', { preset: nameOf(found) }));
    }),
    detail: () => {
      const found = chosen();
      return found && nameOf(found);
    },
    when: () => (chosen() ? true : 'imaging.needs.preset'),
  };
};

export const pictureActions: readonly Action[] = [
  ...presetKeys.map(preset),
  row(
    'as-stored',
    ['0'],
    change((state) => withTone(state, state.active, (pane) => ({ ...pane, voi: storedIn(state) }))),
  ),
  row('zoom-in', ['+', '='], zoom(1.25)),
  row('zoom-out', ['-'], zoom(0.8)),
  row('level-up', ['Ctrl+ArrowUp'], tone(0, 10)),
  row('level-down', ['Ctrl+ArrowDown'], tone(0, -10)),
  row('width-up', ['Ctrl+ArrowRight'], tone(10, 0)),
  row('width-down', ['Ctrl+ArrowLeft'], tone(-10, 0)),
  row(
    'invert',
    ['I'],
    change((state) => withTone(state, state.active, (pane) => ({ ...pane, isInverted: !pane.isInverted }))),
  ),
  row(
    'turn',
    ['R'],
    view((plane) => turned(plane, 1)),
  ),
  row(
    'turn-back',
    ['Shift+R'],
    view((plane) => turned(plane, -1)),
  ),
  row(
    'flip-horizontal',
    ['Shift+H'],
    view((plane) => flipped(plane, 'horizontal')),
  ),
  row(
    'flip-vertical',
    ['Shift+V'],
    view((plane) => flipped(plane, 'vertical')),
  ),
  row(
    'reset',
    [' '],
    change((state) => {
      const fitted = followFit(
        withPane(state, state.active, (pane) => ({ ...pane, view: null })),
        state.active,
      );
      return withTone(fitted, state.active, (pane) => ({ ...pane, voi: null, isInverted: false }));
    }),
  ),
];
