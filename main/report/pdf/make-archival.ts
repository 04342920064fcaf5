import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { AppError } from '../../../models/base/app-error.ts';
import { lettersOf } from './letters-of.ts';
import { srgbProfile } from './srgb-profile.ts';
import { xmpPacket } from './xmp-packet.ts';

export interface ArchivalOptions {
  readonly title: string;
  readonly author: string; // who signed; the product where nobody did
  readonly creator: string; // product and version
  readonly language: string;
  readonly at: Date; // the report's own time: the same report gives the same file
  readonly id: string; // hexadecimal, of the content
  /** What must be readable in the file: names and texts. */
  readonly text: string;
}

/**
 * A printed, tagged PDF with what PDF/A-2 asks for beside: XMP that equals the document information, an output intent with
 * an sRGB profile, a file ID, no object streams. Deterministic but for what the printer itself made.
 *
 * @throws AppError `report.pdf-damaged`, `report.font-lacks` when a letter of the text has no glyph in the file.
 */
export async function makeArchival(printed: Uint8Array, options: ArchivalOptions): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false }).catch((error: unknown) => {
    throw new AppError('report.pdf-damaged', { reason: error instanceof Error ? error.message : '' }, error);
  });
  const known = lettersOf(document);
  const lacking = [...new Set(options.text)].filter((letter) => !/[\s\p{C}\u202f]/u.test(letter) && !known.has(letter));
  if (lacking.length > 0) throw new AppError('report.font-lacks', { letters: lacking.slice(0, 20).join(' ') });
  describe(document, options);
  addOutputIntent(document);
  const { context, catalog } = document;
  const packet = new TextEncoder().encode(xmpPacket(options));
  const metadata = context.stream(packet, { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  const id = PDFHexString.of(options.id.slice(0, 32));
  const ids = PDFArray.withContext(context);
  ids.push(id);
  ids.push(id);
  context.trailerInfo.ID = ids;
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

function describe(document: PDFDocument, { title, author, creator, language, at }: ArchivalOptions): void {
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setAuthor(author);
  document.setCreator(creator);
  document.setProducer(creator);
  document.setCreationDate(at);
  document.setModificationDate(at);
  document.setLanguage(language);
}

/** @source ISO 19005-2 6.2.3; ISO 32000-1 14.11.5. */
function addOutputIntent(document: PDFDocument): void {
  const { context, catalog } = document;
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = PDFDict.withContext(context);
  intent.set(PDFName.of('Type'), PDFName.of('OutputIntent'));
  intent.set(PDFName.of('S'), PDFName.of('GTS_PDFA1'));
  intent.set(PDFName.of('OutputConditionIdentifier'), PDFString.of('sRGB'));
  intent.set(PDFName.of('Info'), PDFString.of('sRGB IEC61966-2.1'));
  intent.set(PDFName.of('DestOutputProfile'), profile);
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  for (const page of document.getPages()) page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
  if (!catalog.has(PDFName.of('StructTreeRoot'))) throw new AppError('report.pdf-damaged', { reason: 'untagged' });
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseNone'));
}
