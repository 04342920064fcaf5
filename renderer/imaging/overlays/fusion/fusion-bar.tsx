import { useEffect, useRef } from 'react';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import type { Fusion } from '../../../../models/imaging/view/fusion/fusion.ts';
import { t } from '../../../ui/text/t.ts';
import { fusionUnitText, paletteText, scaleText } from './fusion-text.ts';
import './fusion-bar.css';

export interface FusionBarProps {
  readonly fusion: Fusion;
  readonly over: DisplaySet;
  readonly range: { readonly low: number; readonly high: number };
  readonly words: Uint32Array;
  readonly isSmall: boolean;
}

const shades = 256;

/** The colours of a fusion as a bar, with the values of its ends and its middle and the unit they are in. */
export function FusionBar({ fusion, over, range: { low, high }, words, isSmall }: FusionBarProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const page = new ImageData(1, shades);
    const out = new Uint32Array(page.data.buffer);
    for (let y = 0; y < shades; y++) out[y] = (words[shades - 1 - y] ?? 0) | 0xff000000;
    context.putImageData(page, 0, 0);
  }, [words]);
  const unit = fusionUnitText(fusion.unit, over);
  const texts = [high, (low + high) / 2, low].map((value) => scaleText(value, high));
  const label = t('imaging.fusion.bar', {
    palette: paletteText(fusion.palette),
    low: texts[2] ?? '',
    high: texts[0] ?? '',
    unit,
  });
  return (
    <div className="fusion-bar" data-small={isSmall} role="img" aria-label={label}>
      <span className="fusion-bar-unit">{unit}</span>
      <canvas ref={canvas} width={1} height={shades} />
      <ol aria-hidden="true">
        {texts.map((text, i) => (
          <li key={i}>{text}</li>
        ))}
      </ol>
      {!isSmall && <span className="fusion-bar-over">{over.description || over.modality}</span>}
    </div>
  );
}
