import { expect, test } from 'vitest';
import type { Finding } from '../../../../models/findings/finding.ts';
import { ListedSegmentation } from '../../../../models/imaging/view/segmentations/listed-segmentation.ts';
import { makeMrSeries } from '../../../../tests/fixtures/make-mr-series.ts';
import { emptyPane } from '../../view/pane.ts';
import { receivedMasks } from './received-masks.ts';
import { countAutomatic } from './received.ts';

// One segment that an algorithm outlined alone, one that a person drew, one whose file does not say.
const { displaySet } = makeMrSeries({ slices: 2 });
const how = ['AUTOMATIC', 'MANUAL', null];
const listed = ListedSegmentation.parse({
  instance: 'i-1',
  sopInstanceUid: '1.2.3',
  file: 'seg.dcm',
  seriesNumber: 70,
  description: '',
  about: {
    kind: 'binary',
    fraction: null,
    label: '',
    description: '',
    creator: '',
    date: null,
    maker: '',
    segments: how.map((algorithm, i) => ({
      number: i + 1,
      label: `Segment ${i + 1}`,
      category: null,
      type: null,
      laterality: null,
      color: ['#111111', '#222222', '#333333'][i],
      algorithm,
      algorithmName: '',
      trackingUid: '',
    })),
  },
  on: displaySet.id,
  over: [displaySet.id],
  remarks: [],
  refusal: null,
});
const { volume: grid } = displaySet;
if (!grid) throw new Error('no volume');
const view = {
  own: [listed],
  prior: [],
  segments: new Map([
    [
      listed.instance,
      {
        status: 'done' as const,
        segments: how.map((_, i) => ({
          number: i + 1,
          volumeMl: 1,
          maps: [{ grid, labels: new Uint8Array(), image: null }],
        })),
      },
    ],
  ]),
  isShown: true,
  hidden: new Set<string>(),
};
const colors = (isAiShown: boolean, findings: readonly Pick<Finding, 'from'>[] = []) =>
  receivedMasks(view, { displaySet, pane: emptyPane }, { isAiShown, findings }).map(({ labels }) => labels[0]?.color);

test('what an automatic algorithm outlined waits for the end of the own look; what a person drew, or nobody said how, does not', () => {
  expect(countAutomatic([listed])).toBe(1);
  expect(countAutomatic([{ ...listed, refusal: { code: 'imaging.seg-other-space', params: {} } }])).toBe(0);
  expect(colors(false)).toEqual(['#222222', '#333333']);
  expect(colors(true)).toEqual(['#111111', '#222222', '#333333']);
});

test('a segment that was taken over is drawn as the finding only, not twice', () => {
  const from = { sopInstanceUid: '1.2.3', segment: 2, maker: '', algorithm: null, algorithmName: '' };
  expect(colors(true, [{ from }])).toEqual(['#111111', '#333333']);
});
