import { useEffect, useRef } from 'react';
import type { Frame } from '../../../models/imaging/display-set.ts';
import { screenFromPixel } from '../../../models/imaging/view/view-plane.ts';
import type { Size, ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { caseView } from '../../app/api/case-view.ts';
import { useStore } from '../../ui/store.ts';
import { t } from '../../ui/text/t.ts';
import { fetchOverlays, overlayPlanes } from '../drawings/overlay-shelf.ts';
import { announce } from '../view/announce.ts';
import { planeOf } from '../view/pane.ts';
import './file-overlays.css';

export interface FileOverlaysProps {
  readonly frame: Frame;
  readonly view: ViewPlane;
  readonly size: Size;
  readonly pixelRatio: number;
}

/** The overlay planes of a file over its image: what its maker drew beside the pixels. */
export function FileOverlays({ frame, view, size, pixelRatio }: FileOverlaysProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isShown = useStore(caseView, ({ overlays }) => overlays.isShown);
  const planes = useStore(overlayPlanes, (known) => known.get(frame.instance));
  useEffect(() => {
    if (isShown) fetchOverlays(frame).catch(() => announce(t('imaging.no-overlay')));
  }, [isShown, frame]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    const drawn = planes && sheetOf(planes, frame.pixels, getComputedStyle(canvas.current).color);
    if (!drawn) return;
    context.scale(pixelRatio, pixelRatio);
    context.transform(...screenFromPixel(view, size, planeOf(frame)));
    context.drawImage(drawn, -0.5, -0.5); // pixel centres are whole numbers
  }, [isShown, planes, frame, view, size, pixelRatio]);
  if (!isShown || !planes) return null;
  return (
    <canvas
      className="file-overlays"
      ref={canvas}
      width={Math.round(size.width * pixelRatio)}
      height={Math.round(size.height * pixelRatio)}
      aria-hidden="true"
    />
  );
}

const sheets = new WeakMap<Uint8Array, OffscreenCanvas>();

/** The planes as a sheet of the image's size, in one ink; made once. */
function sheetOf(
  planes: Uint8Array,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  ink: string,
): OffscreenCanvas | undefined {
  const known = sheets.get(planes);
  if (known) return known;
  const sheet = new OffscreenCanvas(columns, rows);
  const context = sheet.getContext('2d');
  if (!context) return undefined;
  const stencil = new ImageData(columns, rows);
  for (let i = 0; i < planes.length; i++) if (planes[i] !== 0) stencil.data[i * 4 + 3] = 255;
  context.putImageData(stencil, 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = ink;
  context.fillRect(0, 0, columns, rows);
  sheets.set(planes, sheet);
  return sheet;
}
