import dicomParser from 'dicom-parser';
import { expect, test } from 'vitest';
import { writeEncapsulatedPdf } from './encapsulated-pdf.ts';
import { readSource } from './read-source.ts';

const pdf = new TextEncoder().encode('%PDF-1.7 odd'.padEnd(15, '.'));
const write = (isVerified: boolean) =>
  writeEncapsulatedPdf({
    source: { PatientName: 'SAMPLE^Robin', StudyInstanceUID: '1.2.3', StudyDate: '' },
    pdf,
    title: 'MR brain',
    instances: [{ sopClassUid: '1.2.840.10008.5.1.4.1.1.4', sopInstanceUid: '1.2.3.1' }],
    isVerified,
    writer: { version: '0.1.0', person: '', date: '20261124', time: '101500', newUid: () => '2.25.7' },
  });

test('the PDF comes back byte for byte, by its true length', () => {
  const read = dicomParser.parseDicom(write(true).bytes);
  const { dataOffset = 0 } = read.elements.x00420011 ?? {};
  const length = read.uint32('x00420015') ?? 0;
  expect(read.byteArray.slice(dataOffset, dataOffset + length)).toEqual(pdf);
});

test('only a signed report is verified', () => {
  const flag = (isVerified: boolean) => dicomParser.parseDicom(write(isVerified).bytes).string('x0040a493');
  expect([flag(true), flag(false)]).toEqual(['VERIFIED', 'UNVERIFIED']);
});

test('patient and study are read from a source as they stand, empty ones stay empty', () => {
  const read = readSource(write(true).bytes, { inflate: () => undefined });
  expect(read.ok && read.value).toMatchObject({
    PatientName: 'SAMPLE^Robin',
    StudyInstanceUID: '1.2.3',
    StudyDate: '',
  });
});
