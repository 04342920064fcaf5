import { expect, test } from 'vitest';
import { techniqueText } from './technique-text.ts';

const at = (value: number) => ({ low: value, high: value });

test('an exposure that changes from image to image is told from least to greatest', () => {
  const technique = { kiloVolt: at(120), exposureMas: { low: 80, high: 220.4 }, doseIndexMgy: at(7.456) };
  expect(techniqueText('exposure', { technique })).toBe('120\u202FkV · 80–220\u202FmAs · CTDIvol 7.46\u202FmGy');
});

test('times of a sequence are named, an angle has its sign', () => {
  const technique = { repetitionMs: at(2530), echoMs: at(1.64), flipDegrees: at(7), fieldStrengthT: at(3) };
  expect(techniqueText('timing', { technique })).toBe('3\u202FT · TR 2,530\u202Fms · TE 1.64\u202Fms · 7°');
});

test('what a file does not say leaves no mark', () => {
  expect(techniqueText('breast', { technique: {} })).toBe('');
});
