import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { pictureLimits } from './picture.ts';
import type { Picture } from './picture.ts';
import { tiffHead } from './tiff-directory.ts';
import { colorsOf, tiffPage } from './tiff-page.ts';
import type { TiffPage } from './tiff-page.ts';

/** Whether bytes begin as a TIFF file, BigTIFF too. Total. */
export const isTiff = (bytes: Uint8Array): boolean => tiffHead(bytes) !== null;

/**
 * What a TIFF file says of its pixels: its pages of one size and kind are its frames; smaller copies and masks are passed
 * over, other pages are told among the doubts.
 *
 * @returns `picture.big-tiff`, `picture.too-many-pages` {most}, and what `tiffPage` says of its first page. Never throws.
 */
export function tiffHeader(bytes: Uint8Array): Result<Picture, Refusal> {
  const head = tiffHead(bytes);
  if (head === 'big') return no('picture.big-tiff');
  if (!head) return no('picture.not-picture');
  const pages: { readonly at: number; readonly page: TiffPage }[] = [];
  const met = new Set<number>();
  for (let at = head.first; at !== 0 && !met.has(at);) {
    if (met.size >= pictureLimits.pages) return no('picture.too-many-pages', { most: pictureLimits.pages });
    met.add(at);
    const page = tiffPage(bytes, at, head.isLittleEndian);
    if (!page.ok) return page;
    if (!page.value.isReduced || pages.length === 0) pages.push({ at, page: page.value });
    at = page.value.next;
  }
  return pictureOf(pages);
}

function pictureOf(pages: readonly { readonly at: number; readonly page: TiffPage }[]): Result<Picture, Refusal> {
  const [first] = pages;
  if (!first) return no('picture.damaged', { part: 'IFD' });
  const { page } = first;
  const alike = pages.filter(({ page: other }) => keyOf(other) === keyOf(page));
  const others = pages.length - alike.length;
  const doubts = [
    ...(alike.some(({ page: { alpha } }) => alpha !== 'none') ? [no('picture.alpha').error] : []),
    ...(alike.some(({ page: { hasUnknownSamples } }) => hasUnknownSamples) ? [no('picture.extra-samples').error] : []),
    ...(others > 0 ? [no('picture.other-pages', { n: others }).error] : []),
  ];
  return ok({
    format: 'tiff',
    columns: page.columns,
    rows: page.rows,
    samples: samplesOf(page),
    bits: page.bits === 16 ? 16 : 8,
    isInverse: page.photometric === 'white-is-zero',
    isLossy: alike.some(({ page: { compression } }) => compression === 'jpeg'),
    orientation: page.orientation,
    aspect: null,
    pages: alike.map(({ at }) => at),
    doubts,
  });
}

/** Samples of a pixel as it is shown: a palette's are red, green, blue. Total. */
export const samplesOf = (page: TiffPage): 1 | 3 => (page.photometric === 'palette' ? 3 : colorsOf(page));

/** Pages of one key are frames of one image. */
const keyOf = (page: TiffPage): string =>
  [
    page.columns,
    page.rows,
    samplesOf(page),
    page.bits === 16,
    page.photometric === 'white-is-zero',
    page.orientation,
  ].join();
