import { useEffect, useRef } from 'react';
import { sampleLabels } from '../../../models/imaging/view/labels/sample-labels.ts';
import type { LabelMap, LabelSlice } from '../../../models/imaging/view/labels/sample-labels.ts';
import { traceContours } from '../../../models/imaging/view/labels/trace-contours.ts';
import type { Size, ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import './label-layer.css';

/** One label of a map; `bit`: where labels overlap, the one that is set in its voxels, whose value is then of no meaning there. */
export interface DrawnLabel {
  readonly value: number;
  readonly color: string;
  readonly bit?: number;
}

/** A label map as it is drawn. */
export interface ShownMask {
  readonly map: LabelMap;
  readonly labels: readonly DrawnLabel[];
  /** Nobody here has reviewed it: every outline is dashed. Else labels of even value are, to be told apart. */
  readonly isDashed?: boolean;
}

export interface LabelLayerProps {
  readonly masks: readonly ShownMask[];
  readonly view: ViewPlane;
  readonly size: Size;
  readonly pixelRatio: number;
  readonly fill: number; // 0 … 1
}

/** Every mask as the view cuts it: fill, and an outline that holds on bone and on air. */
export function LabelLayer({ masks, view, size, pixelRatio, fill }: LabelLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.scale(pixelRatio, pixelRatio);
    for (const mask of masks) drawMask(context, mask, { view, size, fill });
  }, [masks, view, size, pixelRatio, fill]);
  return (
    <canvas
      className="label-layer"
      ref={canvas}
      width={Math.round(size.width * pixelRatio)}
      height={Math.round(size.height * pixelRatio)}
      aria-hidden="true"
    />
  );
}

function drawMask(
  context: CanvasRenderingContext2D,
  { map, labels, isDashed = false }: ShownMask,
  at: { readonly view: ViewPlane; readonly size: Size; readonly fill: number },
): void {
  const slice = sampleLabels(map, at.view, at.size);
  if (!slice) return;
  for (const label of labels) {
    const { value, color } = label;
    const path = outlineOf(slice, label);
    context.fillStyle = color;
    context.globalAlpha = at.fill;
    context.fill(path, 'evenodd');
    context.globalAlpha = 0.75;
    context.strokeStyle = 'black';
    stroke(context, path, { width: 4, dash: [] });
    context.globalAlpha = 1;
    context.strokeStyle = color;
    stroke(context, path, { width: 1.75, dash: isDashed || value % 2 === 0 ? [5, 3] : [] });
  }
}

function stroke(
  context: CanvasRenderingContext2D,
  path: Path2D,
  { width, dash }: { readonly width: number; readonly dash: number[] },
): void {
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.setLineDash(dash);
  context.stroke(path);
}

function outlineOf(slice: LabelSlice, { value, bit }: DrawnLabel): Path2D {
  const path = new Path2D();
  const labels = bit === undefined ? slice.labels : slice.labels.map((byte) => (byte & bit ? value : 0));
  const { left, top, stepX, stepY } = slice.grid;
  for (const outline of traceContours({ ...slice, labels }, value)) {
    for (const [i, [x, y]] of outline.entries()) {
      const point = [left + x * stepX, top + y * stepY] as const;
      if (i === 0) path.moveTo(...point);
      else path.lineTo(...point);
    }
    path.closePath();
  }
  return path;
}
