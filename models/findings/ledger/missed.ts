import { codeKey } from '../../base/code.ts';
import type { Finding, Geometry } from '../finding.ts';
import type { ModelRun } from './model-run.ts';

type Pixel = readonly [column: number, row: number];

/** The image of its set that a finding was drawn on; null for volumes. Total. */
export const frameOf = (geometry: Geometry): number | null => ('frame' in geometry ? geometry.frame : null);

/** What a finding stands for: its own code and those of its labels. */
const codesOf = ({ code, geometry }: Finding): readonly string[] =>
  [code, ...('labels' in geometry ? geometry.labels.map((label) => label.code) : [])].map(codeKey);

/** The middle of what a person drew on one image, where it has one. */
function middleOf(geometry: Geometry): Pixel | null {
  if (geometry.kind !== 'pixel-line') return null;
  const { from, to } = geometry;
  return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
}

/** Whether counted boxes hold a place; true of every other shape: which of several that is cannot be told without its pixels. */
function holds(geometry: Geometry, place: Pixel | null): boolean {
  if (geometry.kind !== 'pixel-boxes' || !place) return true;
  return geometry.boxes.some(
    ({ low, high, score }) =>
      score >= geometry.threshold && place.every((at, axis) => at >= (low[axis] ?? 0) && at <= (high[axis] ?? 0)),
  );
}

/**
 * What readers drew on images a model was run on, of a code it looks for, where no finding of the model stands for it:
 * none of that code on that image (of boxes: none around the middle of the line). A finding that was rejected stands for
 * nothing. Sides that both name must agree.
 *
 * @param drawn  a person's findings. @param found  the model's findings, decided or not. @param runs  of the model; refused ones do not count.
 * @returns those drawings, in their order. Total.
 */
export function missedOf(
  drawn: readonly Finding[],
  found: readonly Finding[],
  runs: readonly ModelRun[],
): readonly Finding[] {
  const wasRunOn = ({ on, code, geometry }: Finding): boolean =>
    runs.some(
      ({ displaySet, codes, verdict, frame, dimensions }) =>
        verdict !== 'refused' &&
        displaySet === on.displaySet &&
        (dimensions === 3 || frame === frameOf(geometry)) &&
        codes.split(' ').includes(codeKey(code)),
    );
  const standsFor = (own: Finding, other: Finding): boolean => {
    const { on, geometry, laterality, status } = other;
    return (
      status !== 'rejected' &&
      on.displaySet === own.on.displaySet &&
      codesOf(other).includes(codeKey(own.code)) &&
      (laterality === null || own.laterality === null || laterality === own.laterality) &&
      (frameOf(geometry) === null || frameOf(geometry) === frameOf(own.geometry)) &&
      holds(geometry, middleOf(own.geometry))
    );
  };
  return drawn.filter((own) => wasRunOn(own) && !found.some((one) => standsFor(own, one)));
}
