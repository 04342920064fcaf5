import { useEffect, useRef, useState } from 'react';
import { CircleStop, Play, X } from 'lucide-react';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { orientationLetters } from '../../../../models/imaging/geometry/orientation-letters.ts';
import { scale } from '../../../../models/imaging/geometry/vec3.ts';
import {
  turntableSide,
  turntableSteps,
  turntableView,
} from '../../../../models/imaging/view/turntable/turntable-picture.ts';
import { turntablePresets } from '../../../../models/imaging/view/turntable/turntable-presets.ts';
import { into } from '../../../../models/imaging/view/view-plane.ts';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { useStore } from '../../../ui/store.ts';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { EdgeLetters } from '../../overlays/edge-letters.tsx';
import { reading } from '../../view/reading.ts';
import { presetText } from './preset-text.ts';
import { choosePreset, closeTurntable, turntable } from './turntable.ts';
import type { TurntableMade } from './turntable-messages.ts';
import { usePictures } from './use-pictures.ts';
import { useTurning } from './use-turning.ts';
import './turntable-view.css';

/** A volume from all sides as still pictures: turned by dragging or with the arrow keys, in steps. */
export function TurntableView({ displaySet }: { readonly displaySet: DisplaySet }) {
  const { step, preset } = useStore(turntable, (value) => value);
  const [isStopped, setStopped] = useState(false);
  const { pictures, error } = usePictures(displaySet, preset, isStopped);
  const picture = pictures.get(step);
  const view = displaySet.volume && turntableView(displaySet.volume, step);
  const from = view ? orientationLetters(scale(into(view), -1)) : '';
  const degrees = numberText((step * 360) / turntableSteps, 0);
  const levels = picture?.levels ?? pictures.values().next().value?.levels ?? [];
  return (
    <div className="turntable" data-theme="dark">
      <div className="turntable-bar">
        <Presets chosen={preset} />
        <p className="turntable-progress">
          {t('imaging.turntable.progress', { done: pictures.size, total: turntableSteps })}
        </p>
        {pictures.size < turntableSteps && (
          <IconButton
            icon={isStopped ? Play : CircleStop}
            label={t(isStopped ? 'imaging.turntable.go-on' : 'imaging.turntable.stop')}
            onClick={() => setStopped(!isStopped)}
          />
        )}
        <IconButton icon={X} label={t('imaging.turntable.close')} keys="Esc" onClick={closeTurntable} />
      </div>
      <TurntableStage
        label={t('imaging.turntable.label', {
          series: displaySet.description,
          preset: presetText(preset, levels, displaySet.modality),
          from,
          degrees,
        })}
      >
        <TurntableCanvas picture={picture} />
        {error && <Refusal code={error.code} params={error.params} />}
        {!picture && !error && <p className="turntable-waiting">{t('imaging.turntable.waiting')}</p>}
        {view && <EdgeLetters view={view} />}
        <div className="corner-text" data-corner="top-left">
          <p>
            <b>{displaySet.description}</b>
          </p>
          <p>{presetText(preset, levels, displaySet.modality)}</p>
        </div>
        <div className="corner-text" data-corner="bottom-left">
          <p className="turntable-warning">{t('imaging.turntable.not-for-measuring')}</p>
          <p>{t('imaging.turntable.from', { from, degrees })}</p>
        </div>
      </TurntableStage>
    </div>
  );
}

/** The choices as they are pressed; numbers are their keys. */
const Presets = ({ chosen }: { readonly chosen: number }) => (
  <div className="turntable-presets" role="group" aria-label={t('imaging.turntable.presets')}>
    {turntablePresets.map((preset, i) => (
      <button key={i} type="button" aria-pressed={i === chosen} onClick={() => choosePreset(i)}>
        {preset.kind === 'highest'
          ? t('imaging.turntable.highest')
          : t('imaging.turntable.surface', { share: numberText(100 - preset.from, 0) })}
      </button>
    ))}
  </div>
);

/** Where the volume is turned; it has the focus from the start, and gives it back to the viewport it came from. */
function TurntableStage({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  const stage = useRef<HTMLElement>(null);
  useTurning(stage);
  useEffect(() => {
    stage.current?.focus();
    const { layout, active } = reading.get();
    // Another layout is chosen to be seen: the turntable gives way to it.
    const leave = reading.subscribe(() => reading.get().layout !== layout && closeTurntable());
    return () => {
      leave();
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-pane="${active}"]`)?.focus());
    };
  }, []);
  return (
    <section
      className="turntable-stage"
      ref={stage}
      role="application"
      aria-roledescription={t('imaging.turntable.name')}
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </section>
  );
}

/** One picture, scaled by the browser to its place. */
function TurntableCanvas({ picture }: { readonly picture: TurntableMade | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false });
    if (!context) return;
    const page = new ImageData(turntableSide, turntableSide);
    const words = new Uint32Array(page.data.buffer);
    for (let i = 0; i < words.length; i++) words[i] = 0xff000000 | ((picture?.greys[i] ?? 0) * 0x010101);
    context.putImageData(page, 0, 0);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      width={turntableSide}
      height={turntableSide}
      data-step={picture?.step}
      data-ready={picture !== undefined}
    />
  );
}
