import { expect, test } from 'vitest';
import { DisplaySetId, SeriesUid } from '../../base/ids.ts';
import { sharedWindow } from './shared-window.ts';

const set = (uid: string, modality: string, bw?: number) => ({
  id: DisplaySetId.parse(`${uid}_0`),
  seriesUid: SeriesUid.parse(uid),
  modality,
  ...(bw === undefined
    ? {}
    : { suv: { bw, lbm: null, bsa: null, weightKg: 70, activityBq: null, decaySeconds: null, doubts: [] } }),
});
const voi = { width: 400, center: 40, label: 'soft' };

test('a window in Hounsfield units holds in every CT, one of an MR only in its own series', () => {
  expect(sharedWindow(voi, set('1.1', 'CT'), set('1.2', 'CT'))).toEqual(voi);
  expect(sharedWindow(voi, set('1.1', 'MR'), set('1.2', 'MR'))).toBeNull();
  expect(sharedWindow(voi, set('1.1', 'MR'), { ...set('1.1', 'MR'), id: DisplaySetId.parse('1.1_1') })).toEqual(voi);
  expect(sharedWindow(voi, set('1.1', 'CT'), set('1.2', 'PT', 0.001))).toBeNull();
});

test('uptake 0 to 7 stays 0 to 7 where a becquerel counts half', () => {
  const shared = sharedWindow(
    { width: 7000, center: 3500, label: null },
    set('1.1', 'PT', 0.001),
    set('1.2', 'PT', 0.0005),
  );
  expect(shared).toEqual({ width: 14000, center: 7000, label: null });
  expect(sharedWindow(voi, set('1.1', 'PT', 0.001), set('1.2', 'PT'))).toBeNull();
});
