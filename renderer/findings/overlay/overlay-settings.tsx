import { caseView } from '../../app/api/case-view.ts';
import { useStore } from '../../ui/store.ts';
import { t } from '../../ui/text/t.ts';
import './overlay-settings.css';

/** How masks are drawn: the share of their fill; the outline is fixed so that it holds on bone and on air. */
export function OverlaySettings() {
  const { fillPercent, isFilled } = useStore(caseView, (view) => view.overlays);
  const shown = isFilled ? fillPercent : 0;
  return (
    <section className="overlay-settings" aria-label={t('findings.overlay')}>
      <h3>{t('findings.overlay')}</h3>
      <label>
        <span>{t('findings.fill')}</span>
        <output>{shown} %</output>
        <input
          type="range"
          min={0}
          max={60}
          step={4}
          value={shown}
          onChange={({ currentTarget }) => {
            const percent = Number(currentTarget.value);
            caseView.set((view) => ({ ...view, overlays: { ...view.overlays, isFilled: true, fillPercent: percent } }));
          }}
        />
      </label>
      <p>
        <span>{t('findings.outline')}</span> <span>1.75 px</span>
      </p>
    </section>
  );
}
