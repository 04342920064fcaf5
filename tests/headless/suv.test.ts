import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ShownPixels } from '../../models/imaging/shown.ts';
import { inFolder, phenoscope } from './phenoscope.ts';
import { shared } from './show/compare.ts';

// Uptake of real positron series, beside factors computed by hand from the same attributes.

const pet = path.join(shared, '08-pet');

const factors = [
  ['qin-hn-0024-pet.zip', 2.944804e-4, []],
  ['acrin-flt-1.dcm', 5.9424853e-4, []],
  ['acrin-flt-2.dcm', 4.7354892e-4, []],
  ['ge-GH184.dcm', 3.3176371e-4, []],
  ['siemens-SalimKanoun.dcm', 4.4636407e-4, []],
  ['ids-dept027-petct.zip', 3.2441291e-4, []],
  ['ge-ids-dept024.dcm', 2.012108e-4, ['imaging.suv-time-of-day']],
] as const;
const refusals = [
  ['philips-Issue94.dcm', 'imaging.suv-no-weight'],
  ['cps-MalaterreCP246.dcm', 'imaging.suv-no-weight'],
  ['ge-GH610.dcm', 'imaging.suv-attenuation'],
] as const;

const isHere = existsSync(pet);
const positron: ShownPixels['displaySets'][number][] = [];

/** Those of a file, or of what an archive holds. */
const shownOf = (file: string) =>
  positron.filter(({ frames }) => frames.some((frame) => `${frame.file}!`.startsWith(`files/${file}!`)));

describe.skipIf(!isHere)('uptake of real series (needs ../shared)', () => {
  beforeAll(
    () =>
      inFolder(async (folder) => {
        const [files, out] = [path.join(folder, 'files'), path.join(folder, 'out')];
        for (const [file] of [...factors, ...refusals]) await cp(path.join(pet, file), path.join(files, file));
        await phenoscope(['show', '--input', files, '--out', out]);
        const { displaySets } = ShownPixels.parse(JSON.parse(await readFile(path.join(out, 'pixels.json'), 'utf8')));
        positron.push(...displaySets.filter(({ modality }) => modality === 'PT'));
      }),
    120_000,
  );

  test.each(factors)('%s has its uptake factor', (file, factor, doubts) => {
    const sets = shownOf(file);
    expect(sets.length).toBeGreaterThan(0);
    for (const { suv } of sets) {
      expect(Math.abs((suv?.bw ?? 0) / factor - 1)).toBeLessThan(1e-6);
      expect(suv?.doubts).toEqual(doubts);
    }
  });

  test.each(refusals)('%s has none, and says why', (file, code) => {
    const [set] = shownOf(file);
    expect(set?.suv).toBeNull();
    expect(set?.warnings.map((warning) => warning.code)).toContain(code);
  });
});
