import { expect, test } from 'vitest';
import { modalityOrder } from './modality-order.ts';

test.each([
  [
    ['SR', 'US', 'SEG', 'US'],
    ['US', 'SEG', 'SR'],
  ],
  [
    ['PT', 'CT'],
    ['CT', 'PT'],
  ],
  [['SR'], ['SR']],
])('a study of %j is called by its images first', (given, ordered) => expect(modalityOrder(given)).toEqual(ordered));
