import { expect, test } from 'vitest';
import { InstanceHeader } from '../../dicom/header/instance-header.ts';
import type { Technique } from '../../dicom/header/taken/technique.ts';
import { makeImage } from '../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from './display-sets-of.ts';
import { takenOfSet, takenRemarks } from './taken-of-set.ts';

const image = (number: number, scanner: string, technique: Technique) =>
  makeImage({
    number,
    changes: (header) => ({ ...header, instance: { ...header.instance, scanner, technique } }),
  });

test('what changes from image to image is told from least to greatest, words once each', () => {
  const set = [
    image(1, 'Maker One', { exposureMas: 80, kernel: 'B30f' }),
    image(2, 'Maker One', { exposureMas: 220, kernel: 'B30f', kiloVolt: 120 }),
    image(3, 'Maker One', { exposureMas: 130, kernel: 'B60f' }),
  ];
  expect(takenOfSet(set)).toEqual({
    scanner: 'Maker One',
    technique: {
      exposureMas: { low: 80, high: 220 },
      kiloVolt: { low: 120, high: 120 },
      kernel: 'B30f, B60f',
    },
  });
});

test('files that say nothing have nothing to tell', () => {
  expect(takenOfSet([image(1, '', {})])).toBeUndefined();
});

test('files of a library from before it was read are said, others that say nothing are not', () => {
  const plain = makeImage({});
  const { technique: _, ...instance } = plain.header.instance;
  const stored = JSON.stringify({ ...plain.header, instance }); // as such a library has it
  const before = { ...plain, header: InstanceHeader.parse(JSON.parse(stored)) };
  expect(takenOfSet([before])).toEqual(takenOfSet([plain]));
  expect(displaySetsOf([before])[0]?.warnings).toContainEqual({ code: 'imaging.taken-unread', params: {} });
  expect(takenRemarks([plain])).toEqual([]);
});
