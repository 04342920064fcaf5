import { useStore } from '../../ui/store.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { cineTime } from '../view/use-cine.ts';
import { reading } from '../view/reading.ts';

/** How fast the cine of the active viewport runs, and where that is from. */
export function CineText({ index }: { readonly index: number }) {
  const state = useStore(reading, (value) => value);
  if (!state.isCine || state.active !== index) return null;
  const { ms, isFromFile } = cineTime(state);
  const rate = numberText(1000 / ms, 1);
  return <p>{t(isFromFile ? 'imaging.cine-rate' : 'imaging.cine-usual', { rate })}</p>;
}
