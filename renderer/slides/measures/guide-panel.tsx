import { fieldAreas, sourceOfArea } from '../../../models/slides/measure/count-on-slide.ts';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/form/field.tsx';
import { QuantityField } from '../../ui/form/quantity-field.tsx';
import { Select } from '../../ui/form/select.tsx';
import { numberText, quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { slidesView } from '../slides-view.ts';
import type { Guide } from '../slides-view.ts';
import './guide-panel.css';

export interface GuidePanelProps {
  readonly guide: Guide;
  /** A count is chosen: marks go into it. */
  readonly isCounting: boolean;
  readonly onNew: () => void;
}

const { usual, least, most } = fieldAreas;

const setGuide = (change: Partial<Guide>): void =>
  slidesView.set((state) => ({ ...state, guide: { ...state.guide, ...change } }));

const isArea = (mm2: number): boolean => mm2 >= least && mm2 <= most;

/** Beside the slide while the count tool is chosen: the field that the next click places, or what clicks do now. */
export const GuidePanel = ({ guide: { mm2, shape, name }, isCounting, onNew }: GuidePanelProps) => (
  <section className="guide-panel" aria-label={t('slides.guide')}>
    <h3>{t('slides.guide')}</h3>
    {isCounting ? (
      <>
        <p>{t('slides.guide-marks')}</p>
        <Button size="small" onClick={onNew}>
          {t('slides.action.new-field')}
        </Button>
      </>
    ) : (
      <>
        <p>{t('slides.guide-place')}</p>
        <Field
          label={t('slides.guide-name')}
          value={name}
          maxLength={60}
          placeholder={t('slides.mitoses')}
          onChange={({ currentTarget }) => setGuide({ name: currentTarget.value })}
        />
        <QuantityField
          key={mm2}
          label={t('slides.guide-area')}
          value={mm2}
          unit="mm2"
          errorText={(value) =>
            isArea(value) ? null : t('slides.guide-range', { least: numberText(least), most: numberText(most) })
          }
          onCommit={(value) => value !== null && isArea(value) && setGuide({ mm2: value })}
        />
        <div className="guide-areas">
          {usual.map((area) => (
            <Button key={area} size="small" pressed={area === mm2} onClick={() => setGuide({ mm2: area })}>
              {quantityText(area, 'mm2')}
            </Button>
          ))}
        </div>
        <p className="guide-source">{sourceOfArea(mm2) ?? t('slides.guide-own')}</p>
        <Select
          small
          label={t('slides.guide-shape')}
          value={shape}
          options={(['circle', 'rectangle'] as const).map((value) => ({ value, label: t(`slides.shape.${value}`) }))}
          onChange={(value) => setGuide({ shape: value })}
        />
      </>
    )}
  </section>
);
