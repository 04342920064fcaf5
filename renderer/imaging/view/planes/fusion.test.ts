import { expect, test } from 'vitest';
import { DisplaySetId } from '../../../../models/base/ids.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { KeptReading } from '../../../../models/imaging/hanging/kept-reading.ts';
import { makeMrSeries } from '../../../../tests/fixtures/make-mr-series.ts';
import { keptOf, restored } from '../../hanging/kept.ts';
import { hangStudy, showStage } from '../hang.ts';
import { noReading } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { fusedOver, withFusion } from './fusion.ts';
import { canFuse, toggledFusion } from './toggle-fusion.ts';

const { displaySet: made } = makeMrSeries({ slices: 5 });
const suv = { bw: 2e-4, lbm: null, bsa: null, weightKg: 70, activityBq: 3e8, decaySeconds: 3600, doubts: [] };
const ct: DisplaySet = { ...made, id: DisplaySetId.parse('ct'), modality: 'CT', description: 'CT' };
const pet: DisplaySet = { ...made, id: DisplaySetId.parse('pet'), modality: 'PT', description: 'PET', suv };
const elsewhere: DisplaySet = { ...pet, frameOfReferenceUid: '1.2.3.10' };

const viewport = (displaySet: DisplaySetId) => ({ displaySet, frame: null, voi: null });
const opened = (displaySets: readonly DisplaySet[], active = 0): Reading => ({
  ...hangStudy(noReading, {
    studyUid: made.studyUid,
    displaySets,
    plan: {
      protocol: 'p',
      largePlane: 'axial',
      stages: [
        { name: 'a', layout: '1x2', viewports: displaySets.map(({ id }) => viewport(id)) },
        { name: 'b', layout: 'planes', viewports: [{ ...viewport(ct.id), over: pet.id }] },
      ],
    },
  }),
  active,
});

test('the PET is laid over the CT of the active viewport, in SUVbw, and taken off again', () => {
  const fused = toggledFusion(opened([ct, pet]));
  expect(fused.fusion).toEqual({
    base: 'ct',
    over: 'pet',
    palette: 'hot-iron',
    opacity: 0.5,
    unit: 'bw',
    range: null,
  });
  expect(fusedOver(fused, ct)?.shift).toEqual([0, 0, 0]);
  expect(fusedOver(fused, pet)).toBeUndefined();
  expect(toggledFusion(fused).fusion).toBeNull();
});

test('from a viewport that shows the PET its CT comes under it', () => {
  const fused = toggledFusion(opened([ct, pet], 1));
  expect([fused.fusion?.base, fused.panes[1]?.displaySet]).toEqual(['ct', 'ct']);
});

test('of two frames of reference nothing is fused and it is said why; linked by hand it goes, shifted', () => {
  const refused = toggledFusion(opened([ct, elsewhere]));
  expect([refused.fusion, refused.fusionRefused?.code]).toEqual([null, 'imaging.fuse-other-frame']);
  const shifts = { '1.2.3.9': [0, 0, 0], '1.2.3.10': [2, 0, 3] } as const;
  const fused = toggledFusion({ ...refused, shifts });
  expect([fusedOver(fused, ct)?.shift, fused.fusionRefused]).toEqual([[2, 0, 3], null]);
});

test('without a PET there is nothing to fuse', () => {
  expect(canFuse(opened([ct]))).toBe(false);
  expect(canFuse(opened([ct, pet]))).toBe(true);
});

test('a stage of the hanging fuses; colours that were chosen stay when it is shown again', () => {
  const planes = showStage(opened([ct, pet]), 1);
  expect([planes.layout, planes.fusion?.over]).toEqual(['planes', 'pet']);
  const chosen = withFusion(planes, () => ({ palette: 'pet', opacity: 0.8 }));
  expect(showStage(chosen, 1).fusion).toMatchObject({ palette: 'pet', opacity: 0.8 });
  expect(showStage(chosen, 0).fusion).toBeNull();
});

test('a study reopens with its PET over its CT; without the PET, unfused', () => {
  const left = withFusion(showStage(opened([ct, pet]), 1), () => ({ opacity: 0.3, range: { low: 1, high: 12 } }));
  const kept = KeptReading.parse(JSON.parse(JSON.stringify(keptOf(left))));
  expect(restored(opened([ct, pet]), kept).fusion).toEqual(left.fusion);
  expect(restored(opened([ct]), kept).fusion).toBeNull();
});
