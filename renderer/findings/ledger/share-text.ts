import type { Share } from '../../../models/findings/ledger/share.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

/** `3 of 5`; from enough cases on also percent and its interval; a dash of none. */
export function shareText({ n, of, percent }: Share): string {
  if (of === 0) return '—';
  if (!percent) return t('ledger.share', { n, of });
  const [value, low, high] = [percent.value, percent.low, percent.high].map((one) => numberText(one, 0));
  return t('ledger.share-percent', { n, of, value: value ?? '', low: low ?? '', high: high ?? '' });
}
