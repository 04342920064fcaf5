import { expect, test } from 'vitest';
import { encodeJxl } from '../../../tests/fixtures/encode-jxl.ts';
import type { SampleFormat } from '../../../models/dicom/pixels/stored-values.ts';
import { decodeFrame } from './decode-frame.ts';

const format: SampleFormat = {
  rows: 16,
  columns: 24,
  samplesPerPixel: 1,
  bitsAllocated: 16,
  bitsStored: 12,
  highBit: 11,
  signed: false,
  samples: 'integer',
  photometric: 'MONOCHROME2',
  planar: false,
};

test('lossless JPEG XL of 12 bits gives back every value', async () => {
  const values = Uint16Array.from({ length: 16 * 24 }, (_, i) => (i * 37) % 4096);
  const bytes = await encodeJxl(new Uint8Array(values.buffer), format);
  const decoded = await decodeFrame({ bytes, transferSyntaxUid: '1.2.840.10008.1.2.4.110', format });
  expect(decoded.values).toEqual(values);
});

test('lossless JPEG XL of a colour image is red, green, blue', async () => {
  const color: SampleFormat = {
    ...format,
    samplesPerPixel: 3,
    bitsAllocated: 8,
    bitsStored: 8,
    highBit: 7,
    photometric: 'RGB',
  };
  const values = Uint8Array.from({ length: 16 * 24 * 3 }, (_, i) => (i * 11) % 256);
  const bytes = await encodeJxl(values, color);
  const decoded = await decodeFrame({ bytes, transferSyntaxUid: '1.2.840.10008.1.2.4.110', format: color });
  expect(decoded).toEqual({ values, samples: 'rgb' });
});

test('a code stream of another size than the file says is refused', async () => {
  const bytes = await encodeJxl(new Uint8Array(16 * 24 * 2), format);
  const asked = { bytes, transferSyntaxUid: '1.2.840.10008.1.2.4.110', format: { ...format, columns: 25 } };
  await expect(decodeFrame(asked)).rejects.toMatchObject({ code: 'imaging.decode' });
});

test('a syntax nobody reads here is named', async () => {
  const asked = { bytes: new Uint8Array(8), transferSyntaxUid: '1.2.840.10008.1.2.4.102', format };
  await expect(decodeFrame(asked)).rejects.toMatchObject({
    code: 'dicom.syntax',
    params: { syntax: asked.transferSyntaxUid },
  });
});
