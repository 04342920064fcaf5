import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
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

const shownOf = (files: readonly string[]) =>
  inFolder(async (folder) => {
    const inputs = files.flatMap((file) => ['--input', path.join(pet, file)]);
    await phenoscope(['show', ...inputs, '--out', folder]);
    const { displaySets } = ShownPixels.parse(JSON.parse(await readFile(path.join(folder, 'pixels.json'), 'utf8')));
    return displaySets.filter(({ modality }) => modality === 'PT');
  });

test.skipIf(!existsSync(pet))(
  'real positron series have their uptake factor, or the reason why not',
  { timeout: 120_000 },
  async () => {
    for (const [file, factor, doubts] of factors) {
      const sets = await shownOf([file]);
      expect(sets.length, file).toBeGreaterThan(0);
      for (const { suv } of sets) {
        expect(Math.abs((suv?.bw ?? 0) / factor - 1), file).toBeLessThan(1e-6);
        expect(suv?.doubts, file).toEqual(doubts);
      }
    }
    for (const [file, code] of refusals) {
      const [set] = await shownOf([file]);
      expect(set?.suv, file).toBeNull();
      expect(
        set?.warnings.map((warning) => warning.code),
        file,
      ).toContain(code);
    }
  },
);
