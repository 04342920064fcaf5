import { expect, test } from 'vitest';
import { ctElements, makeDicom } from '../../../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../../../tests/fixtures/make-dicom.ts';
import { readHeader } from '../read-header.ts';

const header = (changes: DicomElements) => {
  const read = readHeader(makeDicom(ctElements(changes)), { inflate: (bytes) => bytes });
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

test('how a CT was taken is read from the data set', () => {
  const { technique } = header({
    0x00180060: ['DS', '120'],
    0x00181152: ['IS', '85'],
    0x00181210: ['SH', 'B30f'],
    0x00080032: ['TM', '101502.5'],
  }).instance;
  expect(technique).toEqual({ kiloVolt: 120, exposureMas: 85, kernel: 'B30f', acquired: '10:15:02' });
});

test('of an enhanced image it is read from the functional groups, binary or written', () => {
  const { technique } = header({
    0x52009229: ['SQ', [{ 0x00189112: ['SQ', [{ 0x00180080: ['DS', '2000'], 0x00181314: ['DS', '90'] }]] }]],
    0x52009230: ['SQ', [{ 0x00189114: ['SQ', [{ 0x00189082: ['FD', 30.5] }]] }]],
  }).instance;
  expect(technique).toEqual({ repetitionMs: 2000, flipDegrees: 90, echoMs: 30.5 });
});

test('a mammogram says its view, what sets it apart, its side and where the patient lies', () => {
  const { instance, series } = header({
    0x00200020: ['CS', 'P\\FL'],
    0x00200062: ['CS', 'R'],
    0x00540220: [
      'SQ',
      [
        {
          0x00080100: ['SH', '399368009'],
          0x00540222: ['SQ', [{ 0x00080104: ['LO', 'Spot Compression'] }]],
        },
      ],
    ],
  });
  expect(instance).toMatchObject({ view: 'MLO', viewModifiers: ['Spot Compression'], sides: ['P', 'FL'] });
  expect(series.laterality).toBe('R');
});

test('of a tomosynthesis the side is that of its frames', () => {
  const read = header({
    0x52009229: [
      'SQ',
      [
        {
          0x00209071: ['SQ', [{ 0x00209072: ['CS', 'L'] }]],
          0x00209450: ['SQ', [{ 0x00200020: ['CS', 'A\\R'] }]],
        },
      ],
    ],
  });
  expect([read.series.laterality, read.instance.sides]).toEqual(['L', ['A', 'R']]);
});

test('sides in letters of no person are not read', () => {
  expect(header({ 0x00200020: ['CS', 'LE\\D'] }).instance.sides).toBeNull();
});
