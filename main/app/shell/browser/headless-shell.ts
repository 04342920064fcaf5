import { AppError } from '../../../../models/base/app-error.ts';
import type { Shell } from '../shell.ts';
import { printToPdf } from './print-to-pdf.ts';

/** No window at all: the command line. A browser is started for a PDF only. */
export const headlessShell: Shell = {
  kind: 'headless',
  version: process.version,
  keyRing: null,
  openDialog: () => Promise.reject(new AppError('shell.no-dialog')),
  openWindow: () => Promise.reject(new AppError('shell.no-display')),
  openHost: () => Promise.resolve(false),
  printToPdf: (html) => printToPdf(html),
  close: () => Promise.resolve(),
};
