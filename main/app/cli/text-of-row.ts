import path from 'node:path';
import type { ImportRow } from '../../../models/dicom/contract.ts';
import { readTexts, textWith } from './text-of.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** One line for one file of an import: what became of it, and why. The texts are read once for all lines. */
export function makeTextOfRow(): (row: ImportRow) => string {
  const texts = readTexts(root);
  return ({ file, status, code, params }) =>
    `${status}\t${file}${code ? `\t${textWith(texts, { code, params })} [${code}]` : ''}`;
}
