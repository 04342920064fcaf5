import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportSummary } from '../../models/dicom/contract.ts';
import { JobId } from '../../models/base/ids.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import { importPaths } from '../../main/dicom/import.ts';
import { assembleVolume } from '../../main/imaging/assemble-volume.ts';
import { decoderOf } from '../../main/imaging/decode/decoder.ts';
import { setsOfStudy } from '../../main/imaging/sets-of-study.ts';
import { makeThrowAwayLibrary } from '../../main/library/library.ts';
import type { Library } from '../../main/library/library.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';

// Real series with what is known of them, through import, display sets and volumes. The figures were read from the
// files with other programs; the series stay where they are.
const shared = new URL('../../../shared/data/test/', import.meta.url);

let library: Library;
beforeEach(async () => {
  library = await makeThrowAwayLibrary();
});
afterEach(async () => {
  await decoderOf(library.blobs).close();
  await library.close();
});

const signal = new AbortController().signal;
const take = (name: string): Promise<ImportSummary> =>
  importPaths(
    { paths: [fileURLToPath(new URL(name, shared))], mode: 'copy' },
    { job: JobId.parse(randomUUID()), signal, report: () => undefined, library, newId: randomUUID },
  );
const setsIn = async (name: string): Promise<DisplaySet[]> => {
  const { studies } = await take(name);
  return (await Promise.all(studies.map((study) => setsOfStudy(study, library)))).flat();
};
const warningsOf = (set: DisplaySet | undefined) => set?.warnings.map(({ code }) => code);

test('of two different files with one identifier both are kept: the first in its volume, the other apart with a remark', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-clash-'));
  const slice = (z: number, value: number): Uint8Array =>
    makeDicom(
      ctElements({
        0x00080018: ['UI', `1.2.3.4.${z}`],
        0x00200032: ['DS', `0\\0\\${z}`],
        0x7fe00010: ['OW', Array.from({ length: 8 }, () => value)],
      }),
    );
  for (const [name, z, value] of [
    ['a', 0, 5],
    ['b', 1, 6],
    ['c', 2, 7],
    ['d', 2, 99],
  ] as const)
    await writeFile(path.join(folder, name), slice(z, value));
  const summary = await importPaths(
    { paths: [folder], mode: 'copy' },
    { job: JobId.parse(randomUUID()), signal, report: () => undefined, library, newId: randomUUID },
  );
  await rm(folder, { recursive: true });
  expect([summary.imported, summary.rows.map(({ status, code }) => [status, code])]).toEqual([
    4,
    [['flagged', 'dicom.uid-clash']],
  ]);
  const [set, ...others] = (await Promise.all(summary.studies.map((study) => setsOfStudy(study, library)))).flat();
  if (!set) throw new Error('no display set');
  expect([set.volume?.shape.slices, set.warnings]).toEqual([3, []]);
  const apart = others.map(({ frames, warnings }) => [frames.length, warnings.map(({ code }) => code)]);
  expect(apart).toEqual([[1, ['imaging.same-identifier']]]);
  expect((await assembleVolume(set, library, signal)).voxels.at(-1)).toBe(7);
});

describe.skipIf(!existsSync(shared))('real series (needs ../shared)', () => {
  test('a chest CT numbered against its positions: HU at known places', { timeout: 120_000 }, async () => {
    const [set] = await setsIn('04-ct-chest/lidc-idri-0314-ct.zip');
    if (!set) throw new Error('no display set');
    expect(set.frames.map(({ instanceNumber }) => instanceNumber).slice(0, 2)).toEqual([131, 130]);
    const { voxels, geometry } = await assembleVolume(set, library, signal);
    const { columns, rows, slices } = geometry.shape;
    expect([columns, rows, slices]).toEqual([512, 512, 40]);
    let [low, high, sum, lung] = [Infinity, -Infinity, 0, 0];
    for (const value of voxels) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      sum += value;
      if (value > -950 && value < -500) lung++;
    }
    expect([low, high, lung]).toEqual([-1000, 1761, 2_134_445]);
    expect(sum / voxels.length).toBeCloseTo(-643.137, 3);
    expect(voxels[(20 * rows + 256) * columns + 256]).toBe(4);
  });

  test('a tilted head CT is no volume, and says both reasons', async () => {
    const [set] = await setsIn('05-ct-odd-geometry/ge-tilt-head-ct.zip');
    expect(set).toMatchObject({
      volume: null,
      warnings: [{ code: 'imaging.tilt', params: { degrees: 18.5 } }, { code: 'imaging.uneven' }],
    });
  });

  test('a head MR lacks image 115: it is said, and the volume keeps its length', async () => {
    const [set] = await setsIn('06-mr-brain/adi-t1-memprage.zip');
    expect(set?.warnings).toEqual([{ code: 'imaging.gap', params: { slice: '115', gap: '2.0', gapMm: 2 } }]);
    expect(set?.volume?.shape).toEqual({ columns: 192, rows: 192, slices: 131 });
  });

  test('series of odd geometry are split, or said', async () => {
    const sets = await setsIn('05-ct-odd-geometry/dicom2nifti-failing.zip');
    expect(sets.map(({ frames, warnings }) => [frames.length, warnings.map(({ code }) => code)])).toEqual(
      expect.arrayContaining([
        [2, ['imaging.repeated']],
        [4, ['imaging.gap']],
      ]),
    );
    expect(sets.filter(({ frames }) => frames.length === 2)).toHaveLength(4); // two orientations of one series are two
  });

  test('what cannot be used is listed by name and reason, and stops nothing', async () => {
    const { rows, imported } = await take('14-odd');
    const codeOf = (name: string) => rows.find(({ file }) => file.endsWith(name))?.code;
    expect(codeOf('2026-05-26-oob-monochrome-46341.dcm')).toBe('dicom.image-size');
    expect(codeOf('dwv-test_no-number-rows.dcm')).toBe('dicom.image-size');
    expect(codeOf('README.md')).toBe('dicom.not-dicom');
    expect(rows.filter(({ code }) => code === 'dicom.other-patient')).toHaveLength(1);
    expect(imported).toBeGreaterThan(40);
  });

  test('a truncated image keeps its place with its reason', async () => {
    const [set] = await setsIn('14-odd/MR_truncated.dcm');
    expect(set?.frames.map(({ problem }) => problem)).toEqual(['dicom.pixels-short']);
    expect(warningsOf(set)).toContain('dicom.pixels-short');
  });

  test('a DICOMDIR and its folder give the same studies', async () => {
    const whole = await take('15-dicomdir');
    const again = await take('15-dicomdir/DICOMDIR');
    expect([...again.studies].sort()).toEqual([...whole.studies].sort());
    expect([whole.studies.length, whole.imported, again.imported, again.duplicates]).toEqual([6, 31, 0, 31]);
  });

  test('a NIfTI volume comes out as it is stored, slope applied', async () => {
    const [set] = await setsIn('16-volume-formats/avf_float_32.nii.gz');
    if (!set) throw new Error('no display set');
    const { voxels } = await assembleVolume(set, library, signal);
    expect(voxels.length).toBe(74 * 93 * 20);
    expect(voxels.reduce((most, value) => Math.max(most, value), 0)).toBeCloseTo(2509.89, 2);
  });
});
