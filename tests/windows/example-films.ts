import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FlatExample } from '../../models/inference/card/flat-example.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import type { DicomElements } from '../fixtures/make-dicom.ts';
import { root } from './open-app.ts';

/**
 * The grey image that ships as a model's example, as a DICOM file in a folder of its own.
 *
 * @param about  elements that say what it is; it has no place and no spacing but what they give. @returns the file.
 */
export async function writeFilm(folder: string, model: string, about: DicomElements, name = 'film'): Promise<string> {
  const examples = path.join(root, 'models/ai', model, 'examples');
  const { rows, columns, input } = FlatExample.parse(
    JSON.parse(await readFile(path.join(examples, 'example.json'), 'utf8')),
  );
  const {
    0x00200032: _place,
    0x00200037: _axes,
    0x00280030: _spacing,
    ...plain
  } = ctElements({
    0x00280010: ['US', rows],
    0x00280011: ['US', columns],
    0x00280100: ['US', 8],
    0x00280101: ['US', 8],
    0x00280102: ['US', 7],
    0x7fe00010: ['OB', new Uint8Array(await readFile(path.join(examples, input.file)))],
  });
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.dcm`);
  await writeFile(file, makeDicom({ ...plain, ...about }));
  return file;
}

/** What says of a file that it is a chest film. @param view  `PA`, `LL`. */
export const chestFilm = (view: string): DicomElements => ({
  0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.1.1'],
  0x00080020: ['DA', '20260110'],
  0x00080060: ['CS', 'DX'],
  0x00180015: ['CS', 'CHEST'],
  0x00185101: ['CS', view],
});

/** What says of a file that it is an ultrasound frame. @param spacing  mm a pixel. */
export const ultrasoundFrame = (spacing: number): DicomElements => ({
  0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.6.1'],
  0x00080020: ['DA', '20260110'],
  0x00080060: ['CS', 'US'],
  0x00280030: ['DS', `${spacing}\\${spacing}`],
});

/**
 * The chest film that ships as the model's example, as several digital radiographs of one series.
 *
 * @param views  one film each: `PA`, `LL`. @returns the folder they lie in.
 */
export async function writeFilms(folder: string, views: readonly string[]): Promise<string> {
  for (const [i, view] of views.entries())
    await writeFilm(
      folder,
      'chest-xray',
      {
        ...chestFilm(view),
        0x00080018: ['UI', `1.2.79.1.1.${i + 1}`],
        0x00081030: ['LO', 'Chest, several films'],
        0x0020000d: ['UI', '1.2.79.1'],
        0x0020000e: ['UI', '1.2.79.1.1'],
        0x00200013: ['IS', String(i + 1)],
      },
      String(i + 1),
    );
  return folder;
}
