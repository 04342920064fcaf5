import type { Vec3 } from '../../geometry/vec3.ts';
import { sampleRow, samplesInside } from '../reslice/sample-row.ts';
import type { Voxels } from '../reslice/sample-row.ts';
import type { SlabJob } from '../reslice/slab.ts';
import type { ShadePoint } from './turntable-presets.ts';

/** Lines of sight from the reader on, and how far two samples of one, and two lines, lie apart. */
export interface ShadeJob {
  readonly lines: Omit<SlabJob, 'mode'>;
  readonly apartMm: number;
  readonly mmPerPixel: number;
}

const entries = 1024;
const [ambient, diffuse, gloss] = [0.3, 0.7, 0.2];
const opaque = 0.02; // less light than this comes through: what lies behind is not looked at

/** A transfer function as a table over its own range. */
interface Table {
  readonly low: number;
  readonly perValue: number;
  readonly alpha: Float32Array; // of one step
  readonly color: Float32Array; // red, green, blue of each entry, 0 … 255
}

/**
 * A transfer function for steps of `apartMm`: opacity is that of one millimetre, so that a picture of half the steps is as
 * see-through.
 */
function tableOf(points: readonly ShadePoint[], apartMm: number): Table {
  const [low, high] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 1];
  const span = Math.max(high - low, 1e-6);
  const alpha = new Float32Array(entries);
  const color = new Float32Array(entries * 3);
  for (let i = 0; i < entries; i++) {
    const at = low + (span * i) / (entries - 1);
    const next = Math.max(
      1,
      points.findIndex((point, k) => k > 0 && point.at >= at),
    );
    const [a, b] = [points[next - 1], points[next]];
    if (!a || !b) continue;
    const share = b.at > a.at ? Math.min(Math.max((at - a.at) / (b.at - a.at), 0), 1) : 1;
    const mix = (from: number, to: number): number => from + (to - from) * share;
    alpha[i] = 1 - (1 - mix(a.opacity, b.opacity)) ** apartMm;
    for (const channel of [0, 1, 2] as const) color[i * 3 + channel] = mix(a.color[channel], b.color[channel]);
  }
  return { low, perValue: (entries - 1) / span, alpha, color };
}

/**
 * A volume composited from front to back: every sample as see-through and coloured as its value says, lit from where the
 * reader stands by how steeply the values rise there.
 *
 * @param voxels  slice, row, column. @param points of the transfer function, their `at` in the unit of `voxels`, ascending.
 * @returns one pixel a line of sight, row after row, bytes R G B A, opaque; black where there is nothing. Total.
 * @source  front-to-back compositing and gradient shading: Levoy M. IEEE Comput Graph Appl 1988;8(3):29–37.
 */
export function shadeVolume(voxels: Voxels, job: ShadeJob, points: readonly ShadePoint[]): Uint32Array<ArrayBuffer> {
  const { lines, apartMm, mmPerPixel } = job;
  const { width, height, depths } = lines;
  const table = tableOf(points, apartMm);
  const light = new Float32Array(width * height * 3);
  const through = new Float32Array(width * height).fill(1);
  const layer = (): Float64Array => new Float64Array(width * height);
  let [before, here, after] = [layer().fill(NaN), layer().fill(NaN), layer()];
  for (let index = 0; index <= depths.length; index++) {
    const depth = depths[index];
    after.fill(NaN);
    if (depth) sampleLayer(voxels, lines, depth, after);
    if (index > 0) addLayer({ before, here, after, width, height, light, through, table, apartMm, mmPerPixel });
    [before, here, after] = [here, after, before];
  }
  const out = new Uint32Array(width * height);
  for (let i = 0; i < out.length; i++)
    out[i] =
      0xff000000 |
      level(light[i * 3] ?? 0) |
      (level(light[i * 3 + 1] ?? 0) << 8) |
      (level(light[i * 3 + 2] ?? 0) << 16);
  return out;
}

const level = (value: number): number => (value > 255 ? 255 : (value + 0.5) | 0);

/** The values of all lines of sight at one depth; NaN outside the volume. */
function sampleLayer(voxels: Voxels, lines: Omit<SlabJob, 'mode'>, depth: Vec3, out: Float64Array): void {
  const { shape, steps, width, height } = lines;
  for (let y = 0; y < height; y++) {
    const start: Vec3 = [
      steps.start[0] + y * steps.alongY[0] + depth[0],
      steps.start[1] + y * steps.alongY[1] + depth[1],
      steps.start[2] + y * steps.alongY[2] + depth[2],
    ];
    const [first, end] = samplesInside(shape, start, { step: steps.alongX, count: width });
    if (first === end) continue;
    sampleRow(voxels, { shape, start, step: steps.alongX, first, end }, out.subarray(y * width, y * width + width));
  }
}

interface Layers {
  readonly before: Float64Array;
  readonly here: Float64Array;
  readonly after: Float64Array;
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array; // collected so far
  readonly through: Float32Array; // light that still comes through
  readonly table: Table;
  readonly apartMm: number;
  readonly mmPerPixel: number;
}

/** Adds what one layer shows. Slopes are taken between neighbours on screen and the layers before and behind. */
function addLayer({ before, here, after, width, light, through, table, apartMm, mmPerPixel }: Layers): void {
  const { low, perValue, alpha, color } = table;
  for (let i = 0; i < here.length; i++) {
    const value = here[i] ?? NaN;
    const shareLeft = through[i] ?? 0;
    if (!(value > low) || shareLeft < opaque) continue;
    const entry = Math.min(((value - low) * perValue) | 0, entries - 1);
    const share = (alpha[entry] ?? 0) * shareLeft;
    if (share < 1e-4) continue;
    const orHere = (other: number | undefined): number => (other === undefined || Number.isNaN(other) ? value : other);
    const across = (orHere(here[i + 1]) - orHere(here[i - 1])) / (2 * mmPerPixel);
    const down = (orHere(here[i + width]) - orHere(here[i - width])) / (2 * mmPerPixel);
    const into = (orHere(after[i]) - orHere(before[i])) / (2 * apartMm);
    const steep = Math.sqrt(across * across + down * down + into * into);
    const facing = steep > 1e-9 ? Math.abs(into) / steep : 1;
    const lit = share * (ambient + diffuse * facing);
    const shine = share * gloss * 255 * facing ** 24;
    const at = i * 3;
    light[at] = (light[at] ?? 0) + lit * (color[entry * 3] ?? 0) + shine;
    light[at + 1] = (light[at + 1] ?? 0) + lit * (color[entry * 3 + 1] ?? 0) + shine;
    light[at + 2] = (light[at + 2] ?? 0) + lit * (color[entry * 3 + 2] ?? 0) + shine;
    through[i] = shareLeft - share;
  }
}
