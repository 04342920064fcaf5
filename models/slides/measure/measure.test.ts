import { expect, test } from 'vitest';
import type { Finding } from '../../findings/finding.ts';
import type { Scale } from '../scale.ts';
import { checkOnSlide } from './check-on-slide.ts';
import { measureOnSlide } from './measure-on-slide.ts';

const sources: Scale['sources'] = [{ from: 'pixel-spacing', acrossColumns: 0.5, acrossRows: 0.25 }];
const slide = { scale: { state: 'agreed', micrometres: { acrossColumns: 0.5, acrossRows: 0.25 }, sources } } as const;

test('columns and rows have each their own size: 60 of 0.5 and 160 of 0.25 micrometres are 50', () => {
  expect(measureOnSlide(slide, [10, 10], [70, 170])).toEqual({ value: 50, unit: 'um', notes: [] });
});

test('from a millimetre on the length is in millimetres', () => {
  expect(measureOnSlide(slide, [0, 0], [2000, 0])).toMatchObject({ value: 1, unit: 'mm' });
  expect(measureOnSlide(slide, [0, 0], [1999, 0])).toMatchObject({ value: 999.5, unit: 'um' });
});

test('a scale of one place alone is said with the length', () => {
  const scale: Scale = { ...slide.scale, state: 'one-source' };
  expect(measureOnSlide({ scale }, [0, 0], [2, 0])).toEqual({
    value: 1,
    unit: 'um',
    notes: [{ code: 'slides.scale-one-source', params: { first: 0.5 } }],
  });
});

test('where two places of the file disagree the length is in pixels, with the reason', () => {
  const scale: Scale = { state: 'disagrees', micrometres: null, sources };
  const measured = measureOnSlide({ scale }, [0, 0], [3, 4]);
  expect(measured).toMatchObject({ value: 5, unit: '{pixels}', notes: [{ code: 'slides.scale-disagrees' }] });
});

const line: Finding['geometry'] = { kind: 'pixel-line', from: [0, 0], to: [60, 160], frame: 0 };

const length = (value: number, unit: string) => ({
  geometry: line,
  measurements: [
    {
      key: 'length',
      code: { scheme: 'SCT', value: '410668003', meaning: 'Length' },
      name: 'Length',
      label: null,
      quantity: { value, unit },
    },
  ],
});

test('a length that is not the one of its ends, or in another unit, is refused with both', () => {
  expect(checkOnSlide(slide, length(50, 'um'))).toEqual({ ok: true, value: null });
  expect(checkOnSlide(slide, length(51, 'um'))).toMatchObject({
    error: { code: 'slides.length-disagrees', params: { said: 51, measured: 50, unit: 'um' } },
  });
  expect(checkOnSlide(slide, length(50, 'mm'))).toMatchObject({ ok: false });
});
