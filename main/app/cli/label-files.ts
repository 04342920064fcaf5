import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Finding } from '../../../models/findings/finding.ts';
import { correctedObjects } from '../../../models/findings/objects/corrected-objects.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { writeLabelNifti } from '../../../models/imaging/nifti/write-label-nifti.ts';
import { images } from '../../imaging/images.ts';
import type { Terminal } from './verb.ts';

interface Found {
  readonly set: DisplaySet;
  readonly findings: readonly Finding[];
  readonly terminal: Pick<Terminal, 'bytes'>;
}

/** The findings' masks as one label map on the volume's own grid; where two meet, the later finding counts. */
async function writeVolume(out: string, { set, findings, terminal }: Found): Promise<void> {
  if (!set.volume || findings.every(({ geometry }) => geometry.kind !== 'mask')) return;
  const { columns, rows, slices } = set.volume.shape;
  const labels = new Uint8Array(columns * rows * slices);
  for (const { geometry } of findings) {
    if (geometry.kind !== 'mask') continue;
    const mask = await terminal.bytes(`/masks/${geometry.mask}`);
    for (let i = 0; i < labels.length; i++) if (mask[i]) labels[i] = mask[i] ?? 0;
  }
  await writeFile(path.join(out, 'labelmap.nii.gz'), gzipSync(writeLabelNifti(set.volume, labels)));
}

type PixelMask = Extract<Finding['geometry'], { kind: 'pixel-mask' }>;

const fileName = (label: string): string => `mask-${label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;

/** One PNG a label, 255 where it is; objects as one PNG of 16 bits, each pixel its object's number. */
async function writeImage(out: string, geometry: PixelMask, mask: Uint8Array): Promise<void> {
  const { rows: height, columns: width, labels, holds } = geometry;
  if (holds === 'objects') {
    const pixels = new Uint8Array(width * height * 2);
    const to = new DataView(pixels.buffer);
    for (const [at, object] of correctedObjects(geometry, mask).objects.entries()) to.setUint16(at * 2, object);
    await writeFile(path.join(out, 'objects.png'), images.png(pixels, { width, height, samples: 1, bits: 16 }));
    return;
  }
  for (const [n, { name }] of labels.entries()) {
    const pixels = Uint8Array.from(mask, (byte) => (byte & (1 << n) ? 255 : 0));
    await writeFile(path.join(out, fileName(name)), images.png(pixels, { width, height, samples: 1 }));
  }
}

/** Writes what a run outlined: `labelmap.nii.gz` for a volume, PNGs on the image's own pixels for single images. */
export async function writeLabelFiles(out: string, found: Found): Promise<void> {
  await writeVolume(out, found);
  for (const { geometry } of found.findings)
    if (geometry.kind === 'pixel-mask')
      await writeImage(out, geometry, await found.terminal.bytes(`/masks/${geometry.mask}`));
}
