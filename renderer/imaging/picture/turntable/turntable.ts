import type { DisplaySetId } from '../../../../models/base/ids.ts';
import { turntableSteps } from '../../../../models/imaging/view/turntable/turntable-picture.ts';
import { turntablePresets } from '../../../../models/imaging/view/turntable/turntable-presets.ts';
import { createStore } from '../../../ui/store.ts';

/** The turntable of this window: which volume stands on it, turned how far, shown how. */
export interface Turntable {
  readonly of: DisplaySetId | null; // null: not open
  readonly step: number; // of `turntableSteps`, from the front to the patient's left
  readonly preset: number; // of `turntablePresets`
}

export const turntable = createStore<Turntable>({ of: null, step: 0, preset: 1 });

/** Opens the turntable on a volume, or closes it where that stands on it. */
export const toggleTurntable = (id: DisplaySetId): void =>
  turntable.set((before) => ({ ...before, of: before.of === id ? null : id, step: 0 }));

export const closeTurntable = (): void => turntable.set((before) => ({ ...before, of: null }));

/** Turns by whole steps; all the way round it comes back. */
export const turnBy = (steps: number): void =>
  turntable.set((before) => ({
    ...before,
    step: (((before.step + steps) % turntableSteps) + turntableSteps) % turntableSteps,
  }));

export const choosePreset = (preset: number): void =>
  turntable.set((before) => (turntablePresets[preset] ? { ...before, preset } : before));
