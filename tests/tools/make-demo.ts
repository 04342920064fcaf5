// Makes the sample patient's images from FNNDSC/data (Apache-2.0):
//   node tests/tools/make-demo.ts adi-t1-memprage.zip
// writes resources/demo/mr-head.zip (de-identified, face blanked) and resources/demo/sample.json (what the sample is made
// of; takes over the VCF and clinical.json that stand beside it, and the boxes of the hippocampus pack).
import { createHmac } from 'node:crypto';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import dicomParser from 'dicom-parser';
import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import yazl from 'yazl';
import { deidentify } from '../../models/dicom/deidentify/deidentify.ts';
import { shiftDate, shiftDaysOf } from '../../models/dicom/deidentify/pseudonyms.ts';
import { Vec3 } from '../../models/imaging/geometry/vec3.ts';
import { Clinical, SampleCard } from '../../models/library/sample.ts';
import { z } from '../../models/base/schema.ts';
import { blankFace } from './blank-face.ts';

const demo = new URL('../../resources/demo/', import.meta.url);
// The source is public and named, so this key keeps no secret; it only makes the same sample each time.
const keyed = (text: string): Uint8Array => createHmac('sha256', 'phenoscope sample').update(text).digest();
const ageAtStudy = 52;
const packed = new Date('2026-01-01T00:00:00Z');

/** All members of a ZIP in memory, by name. */
async function readZip(file: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(readFileSync(file), { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const members = new Map<string, Uint8Array>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        void buffer(stream).then((bytes) => {
          members.set(entry.fileName, new Uint8Array(bytes));
          zip.readEntry();
        }, reject);
      });
    });
    zip.on('end', () => resolve(members));
    zip.readEntry();
  });
}

/** The pixels without the face, as bytes of native Pixel Data. */
function facelessPixels(bytes: Uint8Array): { pixels: Uint8Array; blanked: number } {
  const parsed = dicomParser.parseDicom(bytes);
  const numbers = (tag: string, count: number): number[] =>
    Array.from({ length: count }, (_, i) => parsed.floatString(tag, i) ?? 0);
  const [betweenRows = 1, betweenColumns = 1] = numbers('x00280030', 2);
  const axes = numbers('x00200037', 6);
  const { dataOffset = 0, length = 0 } = parsed.elements.x7fe00010 ?? {};
  const done = blankFace({
    pixels: new Uint16Array(bytes.slice(dataOffset, dataOffset + length).buffer),
    columns: parsed.uint16('x00280011') ?? 0,
    origin: Vec3.parse(numbers('x00200032', 3)),
    columnStep: Vec3.parse(axes.slice(0, 3).map((part) => part * betweenColumns)),
    rowStep: Vec3.parse(axes.slice(3).map((part) => part * betweenRows)),
  });
  return { pixels: new Uint8Array(done.pixels.buffer), blanked: done.blanked };
}

/** One image of the sample patient. */
function sampleImage(bytes: Uint8Array): { name: string; bytes: Uint8Array; blanked: number } {
  const parsed = dicomParser.parseDicom(bytes, { untilTag: 'x7fe00010' });
  const studyDate = shiftDate(parsed.string('x00080020') ?? '', shiftDaysOf(parsed.string('x00100020') ?? '', keyed));
  const { pixels, blanked } = facelessPixels(bytes);
  const done = deidentify(bytes, {
    options: { modifiedDates: true, cleanDescriptors: true },
    keyed,
    facelessPixels: pixels,
    replace: {
      PatientName: 'SAMPLE^Robin',
      PatientID: 'SAMPLE-1',
      PatientBirthDate: `${Number(studyDate.slice(0, 4)) - ageAtStudy}0102`,
      PatientSex: 'F',
      StudyDescription: 'MR brain',
      SeriesDescription: 'T1 MEMPRAGE RMS sagittal 1 mm',
      BodyPartExamined: 'BRAIN',
    },
  });
  if (!done.ok) throw new Error(done.error.code);
  const number = String(parsed.intString('x00200013') ?? 0).padStart(3, '0');
  return { name: `MR/IM${number}.dcm`, bytes: done.value, blanked };
}

async function writeStudy(source: string): Promise<void> {
  const images = [...(await readZip(source)).values()].map((bytes) => sampleImage(bytes));
  const zip = new yazl.ZipFile();
  const entry = { mtime: packed, mode: 0o100644, compressionLevel: 9 };
  for (const { name, bytes } of images.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    zip.addBuffer(Buffer.from(bytes), name, entry);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(new URL('mr-head.zip', demo)));
  const blanked = images.reduce((sum, image) => sum + image.blanked, 0);
  process.stdout.write(`${images.length} images, ${blanked} pixels blanked\n`);
}

const Corners = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);
const Boxes = z.object({ left: z.object({ boxLpsMm: Corners }), right: z.object({ boxLpsMm: Corners }) });
const readJson = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));

/** Geometry is untouched by de-identification, so boxes found on the source hold for the sample. */
function writeCard(): void {
  const boxes = Boxes.parse(readJson(new URL('../../models/ai/hippocampus/examples/boxes.json', import.meta.url)));
  const made = { licence: 'Apache-2.0', source: 'Made for Phenoscope; of no person', isSynthetic: true };
  const card: z.infer<typeof SampleCard> = {
    schema: 1,
    study: {
      path: 'mr-head.zip',
      source:
        'FNNDSC/data, dicom/adi_brain (Boston Children’s Hospital): de-identified, face blanked, name and age invented',
      licence: 'Apache-2.0',
      isSynthetic: false,
    },
    vcf: { ...made, path: 'sample.vcf', sample: null },
    clinical: { ...made, values: Clinical.parse(readJson(new URL('clinical.json', demo))) },
    boxes: (['left', 'right'] as const).map((side) => {
      const [x0, y0, z0, x1, y1, z1] = boxes[side].boxLpsMm;
      return { side, min: [x0, y0, z0], max: [x1, y1, z1] };
    }),
  };
  writeFileSync(new URL('sample.json', demo), `${JSON.stringify(SampleCard.parse(card), null, 2)}\n`);
}

const [, , source] = process.argv;
if (source) await writeStudy(source);
writeCard();
