import { X } from 'lucide-react';
import { unitsOf, usualRange } from '../../../../models/imaging/view/fusion/fusion.ts';
import type { Fusion } from '../../../../models/imaging/view/fusion/fusion.ts';
import { paletteNames } from '../../../../models/imaging/view/fusion/palettes.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { Select } from '../../../ui/form/select.tsx';
import { Note } from '../../../ui/message/note.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { remark } from '../../../ui/text/remark.ts';
import { t } from '../../../ui/text/t.ts';
import { withFusion } from '../../view/planes/fusion.ts';
import { displaySetOf, reading } from '../../view/reading.ts';
import type { Reading } from '../../view/reading.ts';
import { fusionUnitText, paletteText } from './fusion-text.ts';
import { useUpperVolume } from './use-upper-volume.ts';
import './fusion-controls.css';

/** What can be set of a fusion, under the viewports; why one could not be, in its place. */
export function FusionControls({ state }: { readonly state: Reading }) {
  const { fusion, fusionRefused } = state;
  const over = fusion && displaySetOf(state, fusion.over);
  return (
    <>
      {fusionRefused && (
        <Note
          status="note"
          tools={
            <IconButton
              icon={X}
              label={t('imaging.close')}
              onClick={() => reading.set((before) => ({ ...before, fusionRefused: null }))}
            />
          }
        >
          <b>{remark(fusionRefused).what}.</b> {remark(fusionRefused).why}
        </Note>
      )}
      {fusion && over && <Controls fusion={fusion} over={over} />}
    </>
  );
}

const set = (change: Partial<Fusion>): void => reading.set((state) => withFusion(state, () => change));

function Controls({ fusion, over }: { readonly fusion: Fusion; readonly over: DisplaySet }) {
  const upper = useUpperVolume(over);
  const range = fusion.range ?? usualRange(over, fusion.unit, upper.status === 'ready' ? upper.top : 1);
  const unit = fusionUnitText(fusion.unit, over);
  const noUptake = over.suv ? undefined : over.warnings.find(({ code }) => code.startsWith('imaging.suv-'));
  return (
    <div className="fusion-controls" role="group" aria-label={t('imaging.fusion.controls')}>
      <label>
        {t('imaging.fusion.opacity')}
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(fusion.opacity * 100)}
          onChange={({ currentTarget }) => set({ opacity: Number(currentTarget.value) / 100 })}
        />
        <output>{numberText(fusion.opacity * 100, 0)} %</output>
      </label>
      <Select
        label={t('imaging.fusion.palette')}
        hidesLabel
        small
        value={fusion.palette}
        options={paletteNames.map((value) => ({ value, label: paletteText(value) }))}
        onChange={(palette) => set({ palette })}
      />
      <Select
        label={t('imaging.fusion.unit')}
        hidesLabel
        small
        value={fusion.unit}
        options={unitsOf(over).map((value) => ({ value, label: fusionUnitText(value, over) }))}
        onChange={(chosen) => set({ unit: chosen, range: null })}
      />
      <label>
        {t('imaging.fusion.top', { unit })}
        <input
          type="number"
          min={range.low}
          step={range.high > 100 ? 100 : 0.5}
          value={Number(range.high.toPrecision(4))}
          onChange={({ currentTarget }) => {
            const high = currentTarget.valueAsNumber;
            if (high > range.low) set({ range: { low: range.low, high } });
          }}
        />
      </label>
      {noUptake && (
        <span className="fusion-controls-why">
          {remark(noUptake).what}. {remark(noUptake).why}
        </span>
      )}
      <IconButton
        icon={X}
        label={t('imaging.fusion.close')}
        keys="Shift F"
        onClick={() => reading.set((state) => ({ ...state, fusion: null }))}
      />
    </div>
  );
}
