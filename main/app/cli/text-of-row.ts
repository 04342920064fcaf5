import path from 'node:path';
import type { ImportRow } from '../../../models/dicom/contract.ts';
import { textOf } from './text-of.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** One line for one file of an import: what became of it, and why. */
export const textOfRow = ({ file, status, code, params }: ImportRow): string =>
  `${status}\t${file}${code ? `\t${textOf(root, { code, params })} [${code}]` : ''}`;
