import type { Finding } from '../../../models/findings/finding.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

/** `12 in 2.37 mm², 5.1 per mm²`; the numbers are those kept with the finding. */
export function countText({ measurements, notes }: Pick<Finding, 'measurements' | 'notes'>): string {
  const of = (key: string): number => measurements.find((one) => one.key === key)?.quantity.value ?? NaN;
  const mm2 = notes.map(({ params }) => params['mm2']).find((value) => typeof value === 'number');
  return t('slides.count', {
    n: numberText(of('count')),
    mm2: numberText(mm2 ?? NaN, 2),
    density: numberText(of('density'), 1),
  });
}
