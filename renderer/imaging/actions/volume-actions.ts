import { Blend, Rotate3d } from 'lucide-react';
import { nextSlabStep, slabSteps } from '../../../models/imaging/view/reslice/slab.ts';
import type { Slab, SlabMode } from '../../../models/imaging/view/reslice/slab.ts';
import type { Action } from '../../ui/action.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { remark } from '../../ui/text/remark.ts';
import { t } from '../../ui/text/t.ts';
import { slabText } from '../overlays/slab-text.ts';
import { canResample, showResampled } from '../view/planes/resample.ts';
import { isTurned, turned, turnOf, upright } from '../view/planes/turn.ts';
import { paletteNames } from '../../../models/imaging/view/fusion/palettes.ts';
import { paletteText } from '../overlays/fusion/fusion-text.ts';
import { announce } from '../view/announce.ts';
import { withFusion } from '../view/planes/fusion.ts';
import { canFuse, toggledFusion } from '../view/planes/toggle-fusion.ts';
import { toggleTurntable } from '../picture/turntable/turntable.ts';
import { placeOf, reading, withPane } from '../view/reading.ts';
import { inPlanes, onImages, withVolume } from './when.ts';

const row = (name: string, keys: readonly string[], run: () => void): Action => ({
  ...onImages,
  id: `imaging.${name}`,
  label: `imaging.volume.${name}`,
  keys,
  when: inPlanes,
  run,
});

const [thinnest] = slabSteps;
const usual = 10; // mm
const nextMode: Readonly<Record<SlabMode, SlabMode | null>> = { highest: 'lowest', lowest: 'mean', mean: null };

/** Sets the slab of the active plane, and says it. */
function setSlab(change: (before: Slab | null) => Slab | null): void {
  const before = reading.get();
  const slab = change(before.panes[before.active]?.slab ?? null);
  reading.set((state) => withPane(state, state.active, (pane) => ({ ...pane, slab })));
  announce(slab ? t('imaging.said.slab', { slab: slabText(slab) }) : t('imaging.said.no-slab'));
}

function turnMode(before: Slab | null): Slab | null {
  if (!before) return { thicknessMm: usual, mode: 'highest' };
  const mode = nextMode[before.mode];
  return mode && { ...before, mode };
}

/** Thinner than the thinnest is one voxel again; from there thicker is the thinnest. */
const resized =
  (by: 1 | -1) =>
  (before: Slab | null): Slab | null => {
    if (!before) return by > 0 ? { thicknessMm: thinnest, mode: 'highest' } : null;
    const thicknessMm = nextSlabStep(before.thicknessMm, by);
    if (thicknessMm === undefined) return by > 0 ? before : null;
    return { ...before, thicknessMm };
  };

const turnStep = 5; // degrees

/** Turns the crosshair's lines in the active plane, and says how far the planes then lie from their names. */
function turnLines(degrees: number): void {
  reading.set((state) => turned(state, state.active, degrees));
  const most = Math.max(...reading.get().panes.map(turnOf));
  announce(t('imaging.said.turned', { degrees: numberText(most, 0) }));
}

function setUpright(): void {
  reading.set(upright);
  announce(t('imaging.said.upright'));
}

function toggleFusion(): void {
  reading.set(toggledFusion);
  const { fusion, fusionRefused } = reading.get();
  announce(fusionRefused ? remark(fusionRefused).what : t(fusion ? 'imaging.said.fused' : 'imaging.said.not-fused'));
}

const isFused = (): true | string => (reading.get().fusion ? true : 'imaging.needs.fused');
const opacityStep = 0.1;

/** The upper volume more or less opaque, and says it. */
function setOpacity(by: number): void {
  reading.set((state) =>
    withFusion(state, ({ opacity }) => ({ opacity: Math.min(Math.max(Math.round((opacity + by) * 100) / 100, 0), 1) })),
  );
  announce(t('imaging.said.opacity', { percent: numberText((reading.get().fusion?.opacity ?? 0) * 100, 0) }));
}

function nextPalette(): void {
  reading.set((state) =>
    withFusion(state, ({ palette }) => ({
      palette: paletteNames[(paletteNames.indexOf(palette) + 1) % paletteNames.length] ?? palette,
    })),
  );
  announce(paletteText(reading.get().fusion?.palette ?? 'hot-iron'));
}

/** What can be done with a volume beside scrolling through it. */
export const volumeActions: readonly Action[] = [
  {
    ...row('turntable', ['V'], () => {
      const state = reading.get();
      const place = placeOf(state, state.active);
      if (place) toggleTurntable(place.displaySet.id);
    }),
    icon: Rotate3d,
    when: withVolume,
  },
  {
    ...row('resample', ['Shift+U'], () =>
      reading.set((state) => {
        const place = placeOf(state, state.active);
        return place ? showResampled(state, place.displaySet.id) : state;
      }),
    ),
    when: () => {
      const state = reading.get();
      const place = placeOf(state, state.active);
      return place && canResample(state, place.displaySet) ? true : 'imaging.needs.sheared';
    },
  },
  {
    ...row('fuse', ['Shift+F'], toggleFusion),
    icon: Blend,
    when: () => (canFuse(reading.get()) ? true : 'imaging.needs.pair'),
  },
  { ...row('fuse-more', ['Alt+PageUp'], () => setOpacity(opacityStep)), when: isFused },
  { ...row('fuse-less', ['Alt+PageDown'], () => setOpacity(-opacityStep)), when: isFused },
  { ...row('fuse-palette', ['Ctrl+Shift+F'], nextPalette), when: isFused },
  row('slab', ['Shift+S'], () => setSlab(turnMode)),
  row('slab-thicker', ['Alt+ArrowUp'], () => setSlab(resized(1))),
  row('slab-thinner', ['Alt+ArrowDown'], () => setSlab(resized(-1))),
  row('turn-lines', ['Alt+ArrowRight'], () => turnLines(turnStep)),
  row('turn-lines-back', ['Alt+ArrowLeft'], () => turnLines(-turnStep)),
  { ...row('upright', ['U'], setUpright), when: () => (isTurned(reading.get()) ? true : 'imaging.needs.turned') },
];
