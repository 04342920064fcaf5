import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** What is drawn of a page, and its words for whoever does not see it. */
export interface PdfPage {
  readonly status: 'drawing' | 'done' | 'failed';
  readonly text: string;
}

/** No side of the canvas is larger: a page so large is drawn coarser. */
const mostSide = 8192;

export interface PageWish {
  readonly page: number; // from 1
  readonly width: number; // CSS pixels that the page is to fill at zoom 1
  readonly zoom: number;
}

/** Draws one page onto a canvas, anew when page, width or zoom change; what was begun before is left. */
export function usePdfPage(
  document: PDFDocumentProxy | null,
  canvas: RefObject<HTMLCanvasElement | null>,
  { page, width, zoom }: PageWish,
): PdfPage {
  const [state, setState] = useState<PdfPage>({ status: 'drawing', text: '' });
  useEffect(() => {
    if (!document || width < 1) return undefined;
    const aborter = new AbortController();
    const { signal } = aborter;
    drawPage(document, { canvas, page, width, zoom, signal }).then(
      (text) => signal.aborted || setState({ status: 'done', text }),
      () => signal.aborted || setState({ status: 'failed', text: '' }),
    );
    return () => aborter.abort();
  }, [document, canvas, page, width, zoom]);
  return state;
}

interface Drawing extends PageWish {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly signal: AbortSignal;
}

/** @returns the words of the page, in the order the file has them. */
async function drawPage(document: PDFDocumentProxy, { canvas, page, width, zoom, signal }: Drawing): Promise<string> {
  const proxy = await document.getPage(page);
  const plain = proxy.getViewport({ scale: 1 });
  const shown = (width / plain.width) * zoom; // CSS pixels for one unit of the page
  const sharp = Math.min(shown * devicePixelRatio, mostSide / Math.max(plain.width, plain.height));
  const viewport = proxy.getViewport({ scale: sharp });
  const sheet = canvas.current;
  if (!sheet || signal.aborted) return '';
  // Drawn beside, then shown at once: the page before stays until the next is there.
  const beside = new OffscreenCanvas(Math.floor(viewport.width), Math.floor(viewport.height));
  const drawing = proxy.render({ canvas: beside as unknown as HTMLCanvasElement, viewport });
  signal.addEventListener('abort', () => drawing.cancel(), { once: true });
  await drawing.promise;
  sheet.width = beside.width;
  sheet.height = beside.height;
  sheet.style.width = `${plain.width * shown}px`;
  sheet.getContext('2d')?.drawImage(beside, 0, 0);
  const { items } = await proxy.getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}
