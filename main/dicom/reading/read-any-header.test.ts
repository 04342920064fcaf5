import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ctElements, makeDicom } from '../../../tests/fixtures/make-dicom.ts';
import { writeLabelNifti } from '../../../models/imaging/nifti/write-label-nifti.ts';
import { readAnyHeader } from './read-any-header.ts';

const nifti = writeLabelNifti(
  { shape: { columns: 2, rows: 2, slices: 2 }, origin: [0, 0, 0], column: [1, 0, 0], row: [0, 1, 0], slice: [0, 0, 1] },
  new Uint8Array(8),
);

test.each([
  ['a.dcm', makeDicom(ctElements()), 'dicom'],
  ['IM0001', makeDicom(ctElements()), 'dicom'],
  ['a.nii', nifti, 'nifti'],
  ['a.nii.gz', gzipSync(nifti), 'nifti'],
  ['A.NII.GZ', gzipSync(nifti), 'nifti'],
])('%s is read as what it is', (name, bytes, format) => {
  expect(readAnyHeader(name, bytes)).toMatchObject({ ok: true, value: { format } });
});

test.each([
  ['a.nii.gz', gzipSync(nifti).subarray(0, 40), 'nifti.gzip'],
  ['a.nii', makeDicom(ctElements()), 'nifti.not-nifti'],
  ['a.dcm', nifti, 'dicom.not-dicom'],
])('%s that is none is refused with its reason', (name, bytes, code) => {
  expect(readAnyHeader(name, bytes)).toMatchObject({ ok: false, error: { code } });
});
