import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { JobId } from '../../models/base/ids.ts';
import type { DisplaySet, Frame } from '../../models/imaging/display-set.ts';
import { nearestFrame } from '../../models/imaging/geometry/nearest-frame.ts';
import { patientFromPixel, pixelFromPatient } from '../../models/imaging/geometry/patient-from-pixel.ts';
import type { Vec3 } from '../../models/imaging/geometry/vec3.ts';
import { importPaths } from '../../main/dicom/import.ts';
import { setsOfStudy } from '../../main/imaging/sets-of-study.ts';
import { makeThrowAwayLibrary } from '../../main/library/library.ts';
import type { Library } from '../../main/library/library.ts';

// One place in two real series of a head, axial T2 and sagittal T1, of one frame of reference. The figures were computed
// from the files with another program.
const shared = new URL('../../../shared/data/test/06-mr-brain/', import.meta.url);

let library: Library;
beforeEach(async () => {
  library = await makeThrowAwayLibrary();
});
afterEach(() => library.close());

const take = async (...names: readonly string[]): Promise<readonly DisplaySet[]> => {
  const { studies } = await importPaths(
    { paths: names.map((name) => fileURLToPath(new URL(name, shared))), mode: 'copy' },
    {
      job: JobId.parse(randomUUID()),
      signal: new AbortController().signal,
      report: () => undefined,
      library,
      newId: randomUUID,
    },
  );
  return (await Promise.all(studies.map((study) => setsOfStudy(study, library)))).flat();
};

const numbered = (set: DisplaySet, number: number): Frame => {
  const found = set.frames.find(({ instanceNumber }) => instanceNumber === number);
  if (!found) throw new Error(`no image ${number}`);
  return found;
};
const positionIn = ({ plane }: Frame, pixel: readonly [number, number]): Vec3 => {
  if (!plane) throw new Error('no place');
  return patientFromPixel(plane, pixel);
};

describe.skipIf(!existsSync(shared))('a head in two series (needs ../shared)', () => {
  test(
    'a point of the T2 is on image 89 of the T1, and a point of the T1 in a pixel of the T2',
    { timeout: 120_000 },
    async () => {
      const sets = await take('adi-t1-memprage.zip', 'adi-ax-t2.zip');
      const t1 = sets.find(({ frames }) => frames.length === 130);
      const t2 = sets.find(({ frames }) => frames.length === 5);
      if (!t1 || !t2) throw new Error('series not found');
      expect(t1.frameOfReferenceUid).toBe(t2.frameOfReferenceUid);

      const inT2 = positionIn(numbered(t2, 19), [192, 256]);
      expect(inT2.map((mm) => mm.toFixed(4))).toEqual(['-5.2501', '-23.6589', '11.2258']);
      const nearest = nearestFrame(t1.frames, inT2);
      const shown = nearest && t1.frames[nearest.index];
      expect([shown?.instanceNumber, Math.abs(nearest?.depthMm ?? 0).toFixed(3)]).toEqual([89, '0.362']);
      const pixel = shown?.plane && pixelFromPatient(shown.plane, inT2);
      expect([pixel?.row.toFixed(2), pixel?.column.toFixed(2)]).toEqual(['104.10', '97.47']);

      const inT1 = positionIn(numbered(t1, 100), [96, 96]);
      expect(inT1.map((mm) => mm.toFixed(4))).toEqual(['-16.9482', '-24.4860', '20.2008']);
      const back = t2.frames[nearestFrame(t2.frames, inT1)?.index ?? -1];
      const backPixel = back?.plane && pixelFromPatient(back.plane, inT1);
      expect([backPixel?.row.toFixed(3), backPixel?.column.toFixed(3)]).toEqual(['254.077', '165.745']);
    },
  );
});
