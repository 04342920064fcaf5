import type { PDFDocumentProxy } from 'pdfjs-dist';
import { AppError } from '../../../../models/base/app-error.ts';

/** A PDF that is open, and how to let go of it with its thread. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => void;
}

/** A picture inside with more pixels than this is left out: more than any scan of a page has. */
const mostPixels = 100_000_000;

/**
 * Opens a PDF. Its scripts never run, no forms of XFA are made, and nothing is fetched but what is bundled.
 *
 * @throws AppError `dicom.pdf-locked` where it asks for a password, `dicom.pdf-broken` where it is none or is damaged.
 */
export async function openPdf(bytes: Uint8Array, signal: AbortSignal): Promise<OpenPdf> {
  const [{ getDocument, PDFWorker, VerbosityLevel }, { BundledFiles }] = await Promise.all([
    import('pdfjs-dist'),
    import('./bundled-files.ts'),
  ]);
  const thread = new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module', name: 'pdf' });
  const worker = PDFWorker.create({ port: thread });
  const loading = getDocument({
    data: bytes,
    worker,
    BinaryDataFactory: BundledFiles,
    useWorkerFetch: false,
    useSystemFonts: true,
    disableWorkerRendering: true,
    cMapPacked: true,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: mostPixels,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = (): void => {
    void loading.destroy().finally(() => {
      worker.destroy();
      thread.terminate();
    });
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    return { document: await loading.promise, close };
  } catch (error) {
    close();
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new AppError(isLocked ? 'dicom.pdf-locked' : 'dicom.pdf-broken', {}, error);
  }
}
