import type { DisplaySetId } from '../../../../models/base/ids.ts';
import { scale } from '../../../../models/imaging/geometry/vec3.ts';
import type { PlaneAxes } from '../../../../models/imaging/view/fit-view.ts';
import { turnedAxes } from '../../../../models/imaging/view/turn-view.ts';
import { turntableAxes, turntableSteps } from '../../../../models/imaging/view/turntable/turntable-picture.ts';
import { createStore } from '../../../ui/store.ts';

/** The turntable of this window: which volume stands on it, turned how far, shown how. */
export interface Turntable {
  readonly of: DisplaySetId | null; // null: not open
  readonly step: number; // of `turntableSteps`, from the front to the patient's left
  readonly axes: PlaneAxes | null; // turned freely; null: as the step says
  readonly preset: number | null; // of `presetsFor` its modality; null: the one that opens
}

export const turntable = createStore<Turntable>({ of: null, step: 0, axes: null, preset: null });

/** Opens the turntable on a volume, or closes it where that stands on it. */
export const toggleTurntable = (id: DisplaySetId): void =>
  turntable.set((before) => ({ of: before.of === id ? null : id, step: 0, axes: null, preset: null }));

export const closeTurntable = (): void => turntable.set((before) => ({ ...before, of: null }));

/** Back to the front, on the turntable. */
export const turnToFront = (): void => turntable.set((before) => ({ ...before, step: 0, axes: null }));

/** Turns by whole steps; all the way round it comes back. */
export const turnBy = (steps: number): void =>
  turntable.set((before) => ({
    ...before,
    step: (((before.step + steps) % turntableSteps) + turntableSteps) % turntableSteps,
  }));

/** Turns freely, as a hand on the picture would: so many degrees to the right and down; off the turntable from then on. */
export const turnFreely = (right: number, down: number): void =>
  turntable.set((before) => {
    const axes = before.axes ?? turntableAxes(before.step);
    const across = turnedAxes(axes, { axis: scale(axes.down, -1), degrees: -right });
    return { ...before, axes: turnedAxes(across, { axis: across.right, degrees: -down }) };
  });

export const choosePreset = (preset: number): void => turntable.set((before) => ({ ...before, preset }));
