import { useEffect, useRef, useState } from 'react';
import { CircleStop, Play, X } from 'lucide-react';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { orientationLetters } from '../../../../models/imaging/geometry/orientation-letters.ts';
import { scale } from '../../../../models/imaging/geometry/vec3.ts';
import {
  freeView,
  turntableSide,
  turntableSteps,
  turntableView,
} from '../../../../models/imaging/view/turntable/turntable-picture.ts';
import { firstPreset, presetsFor } from '../../../../models/imaging/view/turntable/turntable-presets.ts';
import type { TurntablePreset } from '../../../../models/imaging/view/turntable/turntable-presets.ts';
import { into } from '../../../../models/imaging/view/view-plane.ts';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { useStore } from '../../../ui/store.ts';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { EdgeLetters } from '../../overlays/edge-letters.tsx';
import { reading } from '../../view/reading.ts';
import { presetName, presetText } from './preset-text.ts';
import { choosePreset, closeTurntable, turntable } from './turntable.ts';
import { TurntableCanvas } from './turntable-canvas.tsx';
import { useFreeView } from './use-free-view.ts';
import { usePictures } from './use-pictures.ts';
import { useTurning } from './use-turning.ts';
import './turntable-view.css';

/** A volume from all sides: a turntable of still pictures, turned in steps; or freely, by a hand that drags it up or down. */
export function TurntableView({ displaySet }: { readonly displaySet: DisplaySet }) {
  const { step, axes, preset: chosen } = useStore(turntable, (value) => value);
  const presets = presetsFor(displaySet.modality);
  const preset = chosen !== null && presets[chosen] ? chosen : firstPreset(displaySet.modality);
  const [isStopped, setStopped] = useState(false);
  const { pictures, error } = usePictures(displaySet, preset, isStopped || axes !== null);
  const free = useFreeView(displaySet, presets[preset], axes);
  const picture = axes ? free : pictures.get(step);
  const { volume } = displaySet;
  const view = volume && (axes ? freeView(volume, axes, turntableSide) : turntableView(volume, step));
  const from = view ? orientationLetters(scale(into(view), -1)) : '';
  const degrees = numberText((step * 360) / turntableSteps, 0);
  const levels = picture?.levels ?? pictures.values().next().value?.levels ?? [];
  return (
    <div className="turntable" data-theme="dark">
      <div className="turntable-bar">
        <Presets presets={presets} chosen={preset} />
        <p className="turntable-progress">
          {axes
            ? t('imaging.turntable.free')
            : t('imaging.turntable.progress', { done: pictures.size, total: turntableSteps })}
        </p>
        {pictures.size < turntableSteps && !axes && (
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
        <TurntableCanvas picture={picture} step={axes ? undefined : step} />
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
          <p>{axes ? t('imaging.turntable.from-free', { from }) : t('imaging.turntable.from', { from, degrees })}</p>
        </div>
      </TurntableStage>
    </div>
  );
}

/** The choices as they are pressed; numbers are their keys. */
const Presets = ({ presets, chosen }: { readonly presets: readonly TurntablePreset[]; readonly chosen: number }) => (
  <div className="turntable-presets" role="group" aria-label={t('imaging.turntable.presets')}>
    {presets.map((preset, i) => (
      <button
        key={i}
        type="button"
        title={presetName(preset)}
        aria-pressed={i === chosen}
        onClick={() => choosePreset(i)}
      >
        {presetName(preset)}
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
