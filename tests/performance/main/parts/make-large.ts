import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ctElements, makeDicom } from '../../../fixtures/make-dicom.ts';
import { unzip } from './unzip.ts';

const [from, to] = [192, 512];
export const largeImages = 120;

/** Writes 120 images of 512 × 512 into a folder: the sample's own, enlarged. They are for timing, not for reading. */
export async function makeLarge(archive: string, folder: string): Promise<void> {
  const small = path.join(folder, 'small');
  const files = await unzip(archive, small);
  mkdirSync(folder, { recursive: true });
  for (let k = 0; k < largeImages; k++) {
    const bytes = readFileSync(files[k % files.length] ?? '');
    const values = new Uint16Array(Uint8Array.from(bytes.subarray(-from * from * 2)).buffer);
    const pixels = new Uint16Array(to * to);
    for (let y = 0; y < to; y++)
      for (let x = 0; x < to; x++)
        pixels[y * to + x] = values[Math.trunc((y * from) / to) * from + Math.trunc((x * from) / to)] ?? 0;
    const elements = ctElements({
      0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.4'],
      0x00080018: ['UI', `1.2.826.0.1.3680043.9.7133.2.${k + 1}`],
      0x00080020: ['DA', '20260110'],
      0x00080060: ['CS', 'MR'],
      0x0008103e: ['LO', 'made for timing'],
      0x0020000d: ['UI', '1.2.826.0.1.3680043.9.7133.3'],
      0x0020000e: ['UI', '1.2.826.0.1.3680043.9.7133.4'],
      0x00200013: ['IS', String(k + 1)],
      0x00200032: ['DS', `0\\0\\${k * 1.5}`],
      0x00200052: ['UI', '1.2.826.0.1.3680043.9.7133.5'],
      0x00280010: ['US', to],
      0x00280011: ['US', to],
      0x00280030: ['DS', '0.5\\0.5'],
      0x7fe00010: ['OW', new Uint8Array(pixels.buffer)],
    });
    writeFileSync(path.join(folder, `${k}.dcm`), makeDicom(elements));
  }
  rmSync(small, { recursive: true });
}
