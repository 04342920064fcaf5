import type { Finding } from '../finding.ts';

type Geometry = Finding['geometry'];
type Pixel = readonly [number, number];
type MaskPlace = NonNullable<Extract<Geometry, { kind: 'pixel-mask' }>['place']>;

/** A grid of pixels over a part of a slide. */
export interface SlidePlace {
  readonly sopInstanceUid: string; // of the slide's finest level
  readonly columns: number; // of the grid
  readonly rows: number;
  readonly place: MaskPlace;
}

/** A place on the grid, in pixels of the slide's finest level. */
const onSlide = ({ origin, step }: MaskPlace, [column, row]: Pixel): [number, number] => [
  origin[0] + column * step[0],
  origin[1] + row * step[1],
];

/** The same for outer edges, where the first pixel begins at 0 and its centre lies at a half. */
function edgeOnSlide(place: MaskPlace, [x, y]: Pixel): [number, number] {
  const [column, row] = onSlide(place, [x - 0.5, y - 0.5]);
  return [column + 0.5, row + 0.5];
}

/**
 * What was found on the grid of a region, on its slide: masks keep their pixels and say where they lie, everything else is
 * counted in pixels of the slide's finest level and says on which grid a model found it. Total; what is not of one image stays.
 */
export function placedOnSlide(geometry: Geometry, { sopInstanceUid, columns, rows, place }: SlidePlace): Geometry {
  const on = { frame: 0, image: { sopInstanceUid, frame: 0 } };
  const foundIn = { columns, rows, place };
  switch (geometry.kind) {
    case 'mask':
    case 'line':
    case 'pixel-points': // drawn on the slide itself
    case 'pixel-region':
      return geometry;
    case 'pixel-mask':
      return { ...geometry, ...on, place };
    case 'pixel-line':
      return { ...geometry, ...on, from: onSlide(place, geometry.from), to: onSlide(place, geometry.to) };
    case 'pixel-lines':
      return {
        ...geometry,
        ...on,
        foundIn,
        lines: geometry.lines.map((line) => ({
          ...line,
          from: onSlide(place, line.from),
          to: onSlide(place, line.to),
        })),
      };
    case 'pixel-ellipse': {
      const { center, semi } = geometry;
      const [scale] = place.step; // a slide's pixels are square to a few percent
      return { ...geometry, ...on, foundIn, center: onSlide(place, center), semi: [semi[0] * scale, semi[1] * scale] };
    }
    case 'pixel-boxes':
      return {
        ...geometry,
        ...on,
        foundIn,
        boxes: geometry.boxes.map((box) => ({
          ...box,
          low: edgeOnSlide(place, box.low),
          high: edgeOnSlide(place, box.high),
        })),
      };
  }
}

/** The grid that a model read for what it found; its place is absent on no slide. */
const gridOf = (geometry: Geometry): { place?: MaskPlace | undefined; columns: number; rows: number } | undefined =>
  geometry.kind === 'pixel-mask' ? geometry : 'foundIn' in geometry ? geometry.foundIn : undefined;

/** Whether something was found on the same grid of the same slide. Total. */
export function isSamePlace(geometry: Geometry, { sopInstanceUid, columns, rows, place }: SlidePlace): boolean {
  const grid = gridOf(geometry);
  return (
    grid?.place !== undefined &&
    'image' in geometry &&
    geometry.image?.sopInstanceUid === sopInstanceUid &&
    grid.columns === columns &&
    grid.rows === rows &&
    JSON.stringify(grid.place) === JSON.stringify(place)
  );
}
