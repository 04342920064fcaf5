import { createHash } from 'node:crypto';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { writeEncapsulatedPdf } from '../../models/dicom/write/encapsulated-pdf.ts';
import type { LeftOut } from '../../models/report/contract.ts';
import { fhirBundle } from '../../models/report/renderings/fhir-bundle.ts';
import type { EmbeddedImage } from '../../models/report/renderings/html-blocks.ts';
import { filesOf } from '../../models/report/renderings/sr/image-under.ts';
import type { Context } from '../app/context.ts';
import type { ComposedDraft } from './draft.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { readFonts } from './pdf/read-fonts.ts';
import { annFiles } from './objects/ann-files.ts';
import { segFiles } from './objects/seg-files.ts';
import { trackingOf } from './objects/segments-of.ts';
import { sourceHeader } from './objects/source-header.ts';
import { srFile } from './objects/sr/sr-file.ts';
import { uuidFrom, writerOf } from './writer-of.ts';

export interface MadeFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface MadeFiles {
  readonly files: readonly MadeFile[];
  readonly leftOut: readonly LeftOut[];
}

export type WriteContext = Pick<Context, 'library' | 'shell' | 'resources' | 'signal'> & {
  readonly report: (progress: Counted) => void;
};

const steps = 6;
const utf8 = new TextEncoder();

/**
 * Every file of a report, all from the one model: `report.pdf`, `report.json`, `seg.dcm` (one for each volume and each
 * single image with an outline), `ann.dcm` (objects on a slide), `sr.dcm` (what was accepted), `encapsulated.dcm`, `bundle.json`. A draft's are preliminary;
 * its SEG holds the proposals too, named so.
 *
 * @throws AppError as `writePdf` and `writeSegOf` do, `job.cancelled`.
 */
export async function writeFiles(draft: Omit<ComposedDraft, 'checks'>, ctx: WriteContext): Promise<MadeFiles> {
  const { report } = draft;
  const step = (done: number): void => {
    ctx.signal.throwIfAborted();
    ctx.report({ step: 'report.step-write', done, total: steps });
  };
  step(0);
  const pdf = await printed(draft, ctx);
  step(1);
  const segs = await segFiles(draft, ctx);
  step(2);
  const ann = await annFiles(draft, ctx.library);
  const sr = await srFile(draft, segs.files, ctx.library);
  step(3);
  const encapsulated = await encapsulatedFile(draft, pdf, ctx);
  step(4);
  const bundle = fhirBundle(report, {
    uuidFor: (name) => uuidFrom(`${report.id} ${name}`),
    trackingUidFor: (finding, label) => trackingOf(finding, label).uid,
    pdf: {
      base64: Buffer.from(pdf).toString('base64'),
      bytes: pdf.length,
      sha1Base64: createHash('sha1').update(pdf).digest('base64'),
    },
  });
  step(5);
  return {
    files: [
      { name: 'report.pdf', content: pdf },
      { name: 'report.json', content: json(report) },
      ...segs.files.map(({ name, written }) => ({ name, content: written.bytes })),
      ...ann.files.map(({ name, bytes }) => ({ name, content: bytes })),
      ...(sr.bytes ? [{ name: 'sr.dcm', content: sr.bytes }] : []),
      ...encapsulated.files,
      { name: 'bundle.json', content: json(bundle) },
    ],
    leftOut: [...segs.leftOut, ...ann.leftOut, ...sr.leftOut, ...encapsulated.leftOut],
  };
}

const json = (value: unknown): Uint8Array => utf8.encode(`${JSON.stringify(value, null, 2)}\n`);

async function printed(
  { report, digest, speaker }: Omit<ComposedDraft, 'checks'>,
  ctx: WriteContext,
): Promise<Uint8Array> {
  const images = new Map<string, EmbeddedImage>();
  for (const { id, digest: picture, width, height } of report.images) {
    const png = await ctx.library.blobs.read(picture);
    images.set(id, { pngBase64: Buffer.from(png).toString('base64'), width, height });
  }
  return writePdf(report, {
    shell: ctx.shell,
    digest,
    speaker,
    images,
    fonts: await readFonts(ctx.resources, JSON.stringify(report)),
  });
}

async function encapsulatedFile(
  { report, sets, digest }: Omit<ComposedDraft, 'checks'>,
  pdf: Uint8Array,
  { library }: WriteContext,
): Promise<MadeFiles> {
  const name = 'encapsulated.dcm';
  const [set] = sets.values();
  if (!set) return { files: [], leftOut: [{ name, code: 'report.no-images', params: {} }] };
  const source = await sourceHeader(filesOf(set)[0], library);
  if (!source.ok) return { files: [], leftOut: [{ name, ...source.error }] };
  const { bytes } = writeEncapsulatedPdf({
    source: source.value,
    pdf,
    title: report.title,
    instances: report.study.series.flatMap(({ instances }) => instances),
    isVerified: report.signature !== null,
    writer: writerOf(report, `${digest} pdf`),
  });
  return { files: [{ name, content: bytes }], leftOut: [] };
}
