import { no, ok } from '../base/result.ts';
import type { Reason, Refusal, Result } from '../base/result.ts';
import type { ImageHeader } from '../dicom/header/instance-header.ts';
import type { DisplaySet } from '../imaging/display-set.ts';
import { slideFilesOf, slidePartOf } from '../imaging/sets/grouping/slide-set-of.ts';
import type { ReceivedImage } from '../imaging/sets/received-image.ts';
import { scaleOf, scaleRemarks } from './scale.ts';
import type { OnGlass, Slide, SlideLevel, SlidePicture } from './slide.ts';
import { tileTableOf } from './tile-table.ts';
import type { TileTable } from './tile-table.ts';

/** A slide with what its tiles are read by: `tables` are its levels', in their order. */
export interface BuiltSlide {
  readonly slide: Slide;
  readonly tables: readonly TileTable[];
}

interface Matrix {
  readonly file: ReceivedImage;
  readonly image: ImageHeader;
  readonly columns: number;
  readonly rows: number;
}

const matrixOf = (file: ReceivedImage): readonly Matrix[] => {
  const { image } = file.header;
  return image?.totalMatrix ? [{ file, image, ...image.totalMatrix }] : [];
};

/** A coarser level shows the same field when it has the same shape, to a pixel of its own rounding. */
function isSameField(base: Matrix, level: Matrix): boolean {
  const across = base.columns / level.columns;
  return Math.abs(base.rows / across - level.rows) <= Math.max(2, level.rows * 0.01);
}

/**
 * The pyramid that the files of a series make: the whole slide image with most pixels, and every other one of the same
 * shape as a coarser level.
 *
 * @param set  of the kind `slide`. @param files  of its series; others than the slide's are passed over.
 * @returns the refusal of the finest level's tiles (`slides.tile-count`, `slides.tile-place`), `slides.no-level` without
 *   one. What is wrong with coarser levels is a warning, and they are left out. Total.
 */
export function slideOf(set: DisplaySet, files: readonly ReceivedImage[]): Result<BuiltSlide, Refusal> {
  const parts = slideFilesOf(files);
  const volumes = parts.filter((file) => slidePartOf(file) === 'volume' || slidePartOf(file) === 'thumbnail');
  const matrices = volumes.flatMap(matrixOf).toSorted((a, b) => b.columns * b.rows - a.columns * a.rows);
  const base = matrices.find(({ file }) => slidePartOf(file) === 'volume');
  if (!base) return no('slides.no-level');
  const first = tileTableOf(base.image);
  if (!first.ok) return first;
  const warnings: Reason[] = [];
  const levels: { readonly matrix: Matrix; readonly table: TileTable }[] = [{ matrix: base, table: first.value }];
  for (const matrix of matrices) {
    const before = levels.at(-1)?.matrix;
    if (matrix === base || matrix.columns > base.columns) continue;
    const { columns, rows } = matrix;
    if (before && before.columns === columns) continue; // another focal plane or a second scan of the same size
    const table = tileTableOf(matrix.image);
    const problem = isSameField(base, matrix) ? table : no('slides.level-shape');
    if (problem.ok) levels.push({ matrix, table: problem.value });
    else if (slidePartOf(matrix.file) === 'volume')
      warnings.push({ code: 'slides.level-left-out', params: { columns, rows } });
  }
  const scale = scaleOf(base.image);
  return ok({
    tables: levels.map(({ table }) => table),
    slide: {
      displaySet: set.id,
      studyUid: set.studyUid,
      seriesUid: set.seriesUid,
      frameOfReferenceUid: set.frameOfReferenceUid,
      sopInstanceUid: base.file.header.sopInstanceUid,
      description: set.description,
      columns: base.columns,
      rows: base.rows,
      levels: levels.map(({ matrix }) => levelOf(matrix, base)),
      scale,
      glass: scale.micrometres && glassOf(base.image),
      objective: base.image.slide?.objective ?? null,
      stains: base.image.slide?.stains ?? [],
      container: base.image.slide?.container ?? '',
      pictures: parts.flatMap(pictureOf),
      warnings: [...warnings, ...layerRemarks(base.image), ...scaleRemarks(scale)],
    },
  });
}

const levelOf = ({ file, image, columns, rows }: Matrix, base: Matrix): SlideLevel => ({
  instance: file.id,
  columns,
  rows,
  tile: { columns: image.columns, rows: image.rows },
  downsample: { columns: base.columns / columns, rows: base.rows / rows },
});

/** Null where origin or directions are not said, or where they do not lie in the plane of the glass at right angles. */
function glassOf({ slide }: ImageHeader): OnGlass | null {
  if (!slide?.origin || !slide.row || !slide.column) return null;
  const [[rowX, rowY], [columnX, columnY]] = [slide.row, slide.column];
  if (Math.abs(Math.abs(rowX * columnY - rowY * columnX) - 1) > 0.01) return null;
  return { origin: slide.origin, row: [rowX, rowY], column: [columnX, columnY] };
}

function pictureOf(file: ReceivedImage): readonly SlidePicture[] {
  const part = slidePartOf(file);
  return part === null || part === 'volume' ? [] : [{ part, instance: file.id }];
}

/** One focal plane and one optical path are shown; others are said. */
function layerRemarks({ slide }: ImageHeader): readonly Reason[] {
  if (!slide) return [];
  const [planes, paths] = [slide.focalPlanes, Math.max(1, slide.opticalPaths.length)];
  return planes > 1 || paths > 1 ? [{ code: 'slides.one-layer', params: { planes, paths } }] : [];
}
