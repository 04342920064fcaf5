import { expect, test } from 'vitest';
import type { Action } from '../../action.ts';
import { always } from '../../action.ts';
import { actionFor, clashes } from './key-map.ts';

const action = (id: string, pages: Action['pages'], ...keys: string[]): Action => ({
  id,
  label: id,
  group: 'test',
  pages,
  keys,
  when: always,
  run: () => undefined,
});

test("a page's own action goes before one of all pages", () => {
  const actions = [action('app.print', 'all', 'P'), action('imaging.planes', ['images'], 'P')];
  expect(actionFor('P', 'images', { actions, remapped: {} })?.id).toBe('imaging.planes');
  expect(actionFor('P', 'risk', { actions, remapped: {} })?.id).toBe('app.print');
});

test('a remapped key replaces the default', () => {
  const actions = [action('imaging.length', ['images'], 'L')];
  const remapped = { 'imaging.length': 'M' };
  expect(actionFor('L', 'images', { actions, remapped })).toBeUndefined();
  expect(actionFor('M', 'images', { actions, remapped })?.id).toBe('imaging.length');
});

test('two actions of one page on one key clash; on different pages they do not', () => {
  const ellipse = action('imaging.ellipse', ['images'], 'E');
  const eraser = action('imaging.eraser', ['images'], 'E');
  const edit = action('report.edit', ['report'], 'E');
  expect(clashes([ellipse, eraser, edit], {})).toEqual([{ keys: 'E', first: ellipse, second: eraser }]);
});
