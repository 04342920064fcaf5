import { expect, test } from 'vitest';
import type { CornerPlan } from './corner-plan.ts';
import { cornersFor, isOwn, movedLine, shiftedLine, withCorners, withoutCorners } from './own-corners.ts';

const plan = (id: string, modalities: string[], topLeft: CornerPlan['corners']['top-left']): CornerPlan => ({
  id,
  schema: 1,
  modalities,
  corners: { 'top-left': topLeft, 'top-right': ['date'], 'bottom-left': ['image'], 'bottom-right': ['window'] },
  source: 'test',
});
const plans = [plan('any', ['*'], ['series']), plan('ct', ['CT'], ['series', 'exposure'])];

test('a modality has the corners of the plan that names it, any other those of the plan for all', () => {
  expect(cornersFor('CT', plans, {})['top-left']).toEqual(['series', 'exposure']);
  expect(cornersFor('XA', plans, {})['top-left']).toEqual(['series']);
});

test('what a person chose for a modality goes before what was chosen for all, and that before the plan', () => {
  const own = { '*/top-left': 'maker', 'CT/top-left': 'kernel series' };
  expect(cornersFor('CT', plans, own)['top-left']).toEqual(['kernel', 'series']);
  expect(cornersFor('MR', plans, own)['top-left']).toEqual(['maker']);
  expect(cornersFor('CT', plans, { 'CT/top-left': '' })['top-left']).toEqual([]);
});

test('a line put into one corner leaves the corner the plan had it in', () => {
  const own = { 'CT/bottom-left': 'image date' };
  expect(cornersFor('CT', plans, own)).toMatchObject({ 'top-right': [], 'bottom-left': ['image', 'date'] });
});

test('a name that is no line of this program is left out', () => {
  expect(cornersFor('CT', plans, { 'CT/top-left': 'series blood-type series' })['top-left']).toEqual(['series']);
});

test('lines move between corners and within one, and go back to the plan', () => {
  const before = cornersFor('CT', plans, {});
  const moved = movedLine(before, 'exposure', 'top-right');
  expect(moved).toMatchObject({ 'top-left': ['series'], 'top-right': ['date', 'exposure'] });
  expect(shiftedLine(moved, 'exposure', -1)['top-right']).toEqual(['exposure', 'date']);
  expect(shiftedLine(moved, 'date', -1)['top-right']).toEqual(['date', 'exposure']);
  const own = withCorners({}, 'CT', movedLine(before, 'exposure', null));
  expect(cornersFor('CT', plans, own)['top-left']).toEqual(['series']);
  expect([isOwn(own, 'CT'), isOwn(own, 'MR')]).toEqual([true, false]);
  expect(cornersFor('CT', plans, withoutCorners(own, 'CT'))).toEqual(before);
});
