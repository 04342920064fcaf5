import { Minus, Plus, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from '../../../ui/store.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { reading } from '../../view/reading.ts';
import { cineTime, withFaster, withRate } from './cine-time.ts';
import type { CineTime } from './cine-time.ts';
import { flashWarning } from './film-flashes.ts';
import type { FlashWarning } from './film-flashes.ts';
import './cine-text.css';

/** How fast the cine of the active viewport runs, and who says so; slower, faster, as the file has it; and a warning of flashes. */
export function CineText({ index }: { readonly index: number }) {
  const isShown = useStore(reading, (state) => state.isCine && state.active === index);
  return isShown ? <Running /> : null;
}

function Running() {
  const state = useStore(reading, (value) => value);
  const time = cineTime(state);
  const flashes = useFlashes();
  return (
    <>
      <p className="cine-text">
        <button
          type="button"
          aria-label={t('imaging.cine.slower')}
          onClick={() => reading.set((s) => withFaster(s, -1))}
        >
          <Icon of={Minus} size={14} />
        </button>
        <span>{rateText(time)}</span>
        <button
          type="button"
          aria-label={t('imaging.cine.faster')}
          onClick={() => reading.set((s) => withFaster(s, 1))}
        >
          <Icon of={Plus} size={14} />
        </button>
        {time.from === 'hand' && (
          <button type="button" onClick={() => reading.set((s) => withRate(s, undefined))}>
            {t(time.fileRate === undefined ? 'imaging.cine.usual' : 'imaging.cine.as-file')}
          </button>
        )}
      </p>
      {flashes && (
        <p className="cine-text" data-warning role="alert">
          <Icon of={TriangleAlert} size={14} />
          <span>{t('imaging.cine.flashes', { n: numberText(flashes.perSecond, 1) })}</span>
          <button type="button" onClick={() => reading.set((s) => withRate(s, flashes.saferRate))}>
            {t('imaging.cine.slow-to', { rate: flashes.saferRate })}
          </button>
        </p>
      )}
    </>
  );
}

function rateText({ ms, from, fileRate }: CineTime): string {
  const rate = numberText(1000 / ms, 1);
  if (from === 'file') return t('imaging.cine-rate', { rate });
  if (from === 'usual') return t('imaging.cine-usual', { rate });
  return fileRate === undefined
    ? t('imaging.cine.by-hand', { rate })
    : t('imaging.cine.by-hand-of', { rate, file: numberText(fileRate, 1) });
}

/** Looked for again and again while it runs: images come, the window changes. */
function useFlashes(): FlashWarning | undefined {
  const [warning, setWarning] = useState<FlashWarning | undefined>(undefined);
  useEffect(() => {
    const look = (): void => setWarning(flashWarning(reading.get()));
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, []);
  return warning;
}
