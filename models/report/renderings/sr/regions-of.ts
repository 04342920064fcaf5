import type { Reference } from '../../../dicom/write/sr/content-item.ts';
import type { Region } from '../../../dicom/write/sr/region.ts';
import { fieldCorners } from '../../../findings/drawn/field.ts';
import type { Finding } from '../../../findings/finding.ts';
import type { PlaneGeometry } from '../../../imaging/display-set.ts';
import { regionCorners } from '../../../imaging/measure/pixel-region.ts';
import { pixelFromPatient } from '../../../imaging/geometry/patient-from-pixel.ts';

type Of<Kind extends Finding['geometry']['kind']> = Extract<Finding['geometry'], { kind: Kind }>;
type Pixel = readonly [column: number, row: number];

/** A pixel's centre is a whole number in findings, and half a pixel further in a structured report. */
const half = ([column, row]: Pixel): Pixel => [column + 0.5, row + 0.5];

/** A line between two points of an image, ends in pixels with centres at whole numbers. Total. */
export const lineRegion = ({ from, to }: { readonly from: Pixel; readonly to: Pixel }, image: Reference): Region => ({
  on: 'image',
  type: 'POLYLINE',
  points: [half(from), half(to)],
  image,
});

/** An ellipse by the ends of its long axis, then those of its short one. @source DICOM PS3.3 C.18.6.1.2. Total. */
export function ellipseRegion(
  { center: [x, y], semi: [long, short], angle }: Of<'pixel-ellipse'>,
  image: Reference,
): Region {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const ends: readonly Pixel[] = [
    [x - long * cos, y - long * sin],
    [x + long * cos, y + long * sin],
    [x + short * sin, y - short * cos],
    [x - short * sin, y + short * cos],
  ];
  return { on: 'image', type: 'ELLIPSE', points: ends.map(half), image };
}

/** The field that objects were counted in. Total. */
export const fieldRegion = ({ field, ...on }: Of<'pixel-points'>, image: Reference): Region => {
  if (field.shape === 'circle')
    return ellipseRegion({ ...on, kind: 'pixel-ellipse', center: field.center, semi: field.semi, angle: 0 }, image);
  const corners = fieldCorners(field);
  return { on: 'image', type: 'POLYLINE', points: [...corners, ...corners.slice(0, 1)].map(half), image };
};

/** A region that a person drew on a slide, closed. Total. */
export const drawnRegion = (region: Of<'pixel-region'>, image: Reference): Region => {
  const corners = regionCorners(region);
  return { on: 'image', type: 'POLYLINE', points: [...corners, ...corners.slice(0, 1)].map(half), image };
};

/**
 * What of a slide was looked at: the line a person drew round it, else the edges of the pixels that were read; closed.
 *
 * @returns null for a mask of the whole image. Total.
 */
export function lookedAt({ place, rows, columns }: Of<'pixel-mask'>, image: Reference): Region | null {
  if (!place) return null;
  const { origin, step, outline } = place;
  const [left, top] = [origin[0] - step[0] / 2, origin[1] - step[1] / 2];
  const [right, bottom] = [left + columns * step[0], top + rows * step[1]];
  const corners: readonly Pixel[] = outline ?? [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return { on: 'image', type: 'POLYLINE', points: [...corners, ...corners.slice(0, 1)].map(half), image };
}

/** The corners of each box that counts, round it. Its edges are measured from the outer corner already. Total. */
export const countedCorners = ({ boxes, threshold }: Of<'pixel-boxes'>): readonly (readonly Pixel[])[] =>
  boxes
    .filter(({ score }) => score >= threshold)
    .map(({ low: [x0, y0], high: [x1, y1] }) => [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ]);

/** The boxes that count, each a closed line. Total. */
export const boxRegions = (geometry: Of<'pixel-boxes'>, image: Reference): readonly Region[] =>
  countedCorners(geometry).map((corners) => ({
    on: 'image',
    type: 'POLYLINE',
    points: [...corners, ...corners.slice(0, 1)],
    image,
  }));

// An explicit length of 16 bits holds no more floats.
const mostPoints = 8000;

/** Points of an image, from the outer corner of its first pixel, in as many items as are needed. Total. */
export const pointRegions = (points: readonly Pixel[], image: Reference): readonly Region[] =>
  Array.from({ length: Math.ceil(points.length / mostPoints) }, (_, i) => ({
    on: 'image',
    type: 'MULTIPOINT',
    points: points.slice(i * mostPoints, (i + 1) * mostPoints),
    image,
  }));

/** What a person marked, as points. Total. */
export const markRegions = ({ points }: Of<'pixel-points'>, image: Reference): readonly Region[] =>
  pointRegions(points.map(half), image);

/**
 * A line in the patient: in space where there is a frame of reference, else on the image it lies on.
 *
 * @returns null where there is neither. Total.
 */
export function patientLine(
  { from, to }: Of<'line'>,
  {
    frameOfReferenceUid,
    image,
    plane,
  }: {
    readonly frameOfReferenceUid: string | null;
    readonly image: Reference | null;
    readonly plane: PlaneGeometry | null;
  },
): Region | null {
  if (frameOfReferenceUid !== null) return { on: 'patient', type: 'POLYLINE', points: [from, to], frameOfReferenceUid };
  if (!image || !plane) return null;
  const pixelOf = (point: Of<'line'>['from']): Pixel => {
    const { column, row } = pixelFromPatient(plane, point);
    return [column, row];
  };
  return lineRegion({ from: pixelOf(from), to: pixelOf(to) }, image);
}
