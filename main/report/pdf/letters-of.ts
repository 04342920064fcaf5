import { decodePDFRawStream, PDFRawStream } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';

/**
 * Every letter that a document can say: read from its fonts' ToUnicode maps (joined Arabic letters stand there as the
 * forms they take) and from the text that stands in for a group of glyphs. A letter that a printer had no glyph for is in
 * neither, though the page shows a box.
 */
export function lettersOf(document: PDFDocument): ReadonlySet<string> {
  const letters = new Set<string>();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    if (!object.dict.toString().includes('/Filter') || object.dict.toString().includes('/Subtype')) continue;
    const text = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1');
    const found = text.includes('begincmap') ? lettersOfMap(text) : lettersInstead(text);
    for (const letter of found) for (const part of [letter, ...Array.from(letter.normalize('NFKC'))]) letters.add(part);
  }
  return letters;
}

const single = /<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>/g;
const range = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g;

function* lettersOfMap(map: string): Generator<string> {
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, hex = ''] of body.matchAll(single)) yield* utf16(hex);
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of body.matchAll(range))
      for (let i = 0; i <= Number.parseInt(to, 16) - Number.parseInt(from, 16); i++)
        yield String.fromCodePoint(Number.parseInt(first, 16) + i);
}

/** `/ActualText` of a page's content. ISO 32000-1 14.9.4. */
function* lettersInstead(content: string): Generator<string> {
  for (const [, hex = ''] of content.matchAll(/\/ActualText\s*<FEFF([0-9A-F]+)>/gi)) yield* utf16(hex);
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
