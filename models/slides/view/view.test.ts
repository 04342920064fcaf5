import { describe, expect, test } from 'vitest';
import { objectContours } from './object-contours.ts';
import { fitSlide, keptView, movedBy, pixelFromScreen, screenFromPixel, zoomedAt } from './slide-view.ts';
import { levelFor, tileOutline, tilesInView } from './tiles-in-view.ts';
import type { SlideLevel } from '../slide.ts';

const level = (columns: number, rows: number, downsample: number): SlideLevel => ({
  instance: 'i' as SlideLevel['instance'],
  columns,
  rows,
  tile: { columns: 100, rows: 100 },
  downsample: { columns: downsample, rows: downsample },
});
const slide = { columns: 400, rows: 200, levels: [level(400, 200, 1), level(200, 100, 2), level(100, 50, 4)] };
const size = { width: 200, height: 200 };

describe('a window over a slide', () => {
  test('the whole slide is shown with its middle in the middle', () => {
    const view = fitSlide(slide, size);
    expect(view).toEqual({ center: [199.5, 99.5], zoom: 0.5 });
    expect(screenFromPixel(view, size, [-0.5, -0.5])).toEqual([0, 50]);
  });

  test('zooming keeps the pixel under the pointer where it is', () => {
    const before = { center: [100, 100], zoom: 1 } as const;
    const after = zoomedAt(before, size, [150, 40], 2);
    expect(pixelFromScreen(after, size, [150, 40])).toEqual(pixelFromScreen(before, size, [150, 40]));
    expect(after.zoom).toBe(2);
  });

  test('dragging to the right brings what lies to the left', () => {
    expect(movedBy({ center: [100, 100], zoom: 2 }, [20, 0]).center).toEqual([90, 100]);
  });

  test('the middle stays on the slide, which grows no smaller than half the window', () => {
    expect(keptView({ center: [-50, 900], zoom: 0.001 }, slide, size)).toEqual({ center: [0, 199], zoom: 0.25 });
  });
});

describe('tiles that a window needs', () => {
  test('the level is the coarsest that is not blown up', () => {
    expect([2, 1, 0.6, 0.5, 0.25, 0.1].map((zoom) => levelFor(slide, zoom))).toEqual([0, 0, 0, 1, 2, 2]);
  });

  test('those it shows, nearest to its middle first', () => {
    const found = tilesInView(slide, 0, { view: { center: [155, 140], zoom: 2 }, size });
    expect(found.map(({ column, row }) => [column, row])).toEqual([
      [1, 1],
      [1, 0],
      [2, 1],
      [2, 0],
    ]);
  });

  test('a tile at the edge is as large as what is left of the slide', () => {
    expect(tileOutline(level(150, 100, 2), { column: 1, row: 0 })).toEqual({
      left: 199.5,
      top: -0.5,
      width: 100,
      height: 200,
    });
  });
});

describe('outlines of objects', () => {
  const contours = (rows: readonly string[]) =>
    objectContours({
      objects: Uint32Array.from(rows.join(''), Number),
      columns: rows[0]?.length ?? 0,
      rows: rows.length,
    }).map(({ corners }) => [...corners]);

  test('one pixel is a square round its centre', () => {
    expect(contours(['000', '010', '000'])).toEqual([[1.5, 0.5, 1.5, 1.5, 0.5, 1.5, 0.5, 0.5]]);
  });

  test('two objects that touch have an outline each', () => {
    expect(contours(['12'])).toHaveLength(2);
  });

  test('a hole has an outline of its own', () => {
    expect(contours(['111', '101', '111'])).toHaveLength(2);
  });

  test('a straight edge has corners at its ends only', () => {
    expect(contours(['1111'])[0]).toHaveLength(8);
  });

  test('parts of an object that touch at a corner are walked round apart', () => {
    expect(contours(['10', '01'])).toHaveLength(2);
  });
});
