import { useLayoutEffect, useMemo, useRef } from 'react';
import { unitFactor, usualRange } from '../../../../models/imaging/view/fusion/fusion.ts';
import { paletteWords } from '../../../../models/imaging/view/fusion/palettes.ts';
import type { Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { useStore } from '../../../ui/store.ts';
import { t } from '../../../ui/text/t.ts';
import type { PanePlace } from '../../view/pane.ts';
import { fusedOver } from '../../view/planes/fusion.ts';
import type { FusedOver } from '../../view/planes/fusion.ts';
import { reading } from '../../view/reading.ts';
import { drawUpper } from './draw-upper.ts';
import { FusionBar } from './fusion-bar.tsx';
import { FusionProbe } from './fusion-probe.tsx';
import type { ProbedSource } from './fusion-probe.tsx';
import { useUpperVolume } from './use-upper-volume.ts';
import './fusion-layer.css';

export interface FusionLayerProps {
  readonly place: PanePlace;
  readonly view: ViewPlane;
  readonly size: Size;
  readonly pixelRatio: number;
  readonly isSmall: boolean;
  readonly source: ProbedSource; // what lies below
}

/** What is laid over a viewport's picture in colours, and what a reader must know of it; nothing where nothing is. */
export function FusionLayer(props: FusionLayerProps) {
  const state = useStore(reading, (value) => value);
  const { displaySet } = props.place;
  const upper = useMemo(
    () => fusedOver(state, displaySet),
    [state.fusion, state.shifts, state.displaySets, displaySet],
  );
  return upper ? <Upper upper={upper} {...props} /> : null;
}

function Upper({
  upper: { fusion, over, shift },
  place,
  view,
  size,
  pixelRatio,
  isSmall,
  source,
}: FusionLayerProps & { readonly upper: FusedOver }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const upper = useUpperVolume(over);
  const { palette, opacity, unit } = fusion;
  const slab = place.pane.plane ? place.pane.slab : null;
  const words = useMemo(() => paletteWords(palette), [palette]);
  const range = fusion.range ?? usualRange(over, unit, upper.status === 'ready' ? upper.top : 1);
  const { low, high } = range;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || upper.status !== 'ready') return;
    const factor = unitFactor(over, unit);
    const scale = { low: low / factor, high: high / factor, words, opacity };
    drawUpper(context, { volume: upper.volume, shift, view, size, pixelRatio, slab, scale });
  }, [upper.status, shift, view, size, pixelRatio, slab, low, high, words, opacity, unit, over]);
  return (
    <>
      <canvas
        className="fusion-layer"
        ref={canvas}
        width={Math.round(size.width * pixelRatio)}
        height={Math.round(size.height * pixelRatio)}
        data-status={upper.status}
        aria-hidden="true"
      />
      {upper.status === 'ready' && (
        <FusionBar fusion={fusion} over={over} range={range} words={words} isSmall={isSmall} />
      )}
      {upper.status === 'ready' && (
        <FusionProbe source={source} upper={{ volume: upper.volume, over, shift, unit }} view={view} size={size} />
      )}
      {upper.status !== 'ready' && (
        <p className="fusion-waiting" data-warning={upper.status === 'failed'}>
          {t(upper.status === 'failed' ? 'imaging.fusion.failed' : 'imaging.fusion.loading')}
        </p>
      )}
    </>
  );
}
