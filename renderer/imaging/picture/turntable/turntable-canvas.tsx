import { useEffect, useRef } from 'react';
import { turntableSide } from '../../../../models/imaging/view/turntable/turntable-picture.ts';
import type { MadePicture } from './turntable-messages.ts';

interface TurntableCanvasProps {
  readonly picture: MadePicture | undefined;
  readonly step: number | undefined; // of the turntable; undefined where it is turned freely
}

/** One picture, scaled by the browser to its place. */
export function TurntableCanvas({ picture, step }: TurntableCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = picture?.side ?? turntableSide;
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false });
    if (!context) return;
    const page = new ImageData(side, side);
    const words = new Uint32Array(page.data.buffer);
    if (picture) words.set(picture.words);
    else words.fill(0xff000000);
    context.putImageData(page, 0, 0);
  }, [picture, side]);
  return (
    <canvas ref={canvas} width={side} height={side} data-step={picture && step} data-ready={picture !== undefined} />
  );
}
