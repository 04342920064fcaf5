import { useEffect, useRef, useState } from 'react';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { pixelFromPatient } from '../../../../models/imaging/geometry/patient-from-pixel.ts';
import { add } from '../../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { lookUp } from '../../../../models/imaging/tone/look-up.ts';
import { unitFactor } from '../../../../models/imaging/view/fusion/fusion.ts';
import type { FusionUnit } from '../../../../models/imaging/view/fusion/fusion.ts';
import { valueAt } from '../../../../models/imaging/view/reslice/value-at.ts';
import { patientFromScreen } from '../../../../models/imaging/view/view-plane.ts';
import type { Point, Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { numberText, quantityText } from '../../../ui/text/quantity.ts';
import type { LoadedVolume } from '../../engine/load-volume.ts';
import type { PictureSource } from '../../picture/picture.ts';
import { fusionUnitText } from './fusion-text.ts';
import './fusion-probe.css';

/** What lies below, and of which modality. */
export interface ProbedSource {
  readonly source: PictureSource;
  readonly modality: string;
}

/** What lies above. */
export interface ProbedUpper {
  readonly volume: LoadedVolume;
  readonly over: DisplaySet;
  readonly shift: Vec3; // mm, LPS
  readonly unit: FusionUnit;
}

interface FusionProbeProps {
  readonly source: ProbedSource;
  readonly upper: ProbedUpper;
  readonly view: ViewPlane;
  readonly size: Size;
}

/** The values of both sets under the pointer: of the voxels it is in, never between two. */
export function FusionProbe({ source, upper, view, size }: FusionProbeProps) {
  const text = useRef<HTMLParagraphElement>(null);
  const [at, setAt] = useState<Point | null>(null);
  useEffect(() => {
    const pane = text.current?.parentElement;
    if (!pane) return undefined;
    const stop = new AbortController();
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const box = pane.getBoundingClientRect();
      setAt([clientX - box.left, clientY - box.top]);
    };
    pane.addEventListener('pointermove', move, { signal: stop.signal });
    pane.addEventListener('pointerleave', () => setAt(null), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  const place = at && { left: at[0], top: at[1], '--side': at[0] > size.width / 2 ? '-100%' : '0%' };
  const values = at ? probedText(patientFromScreen(view, size, at), source, upper) : '';
  return (
    <p className="fusion-probe" ref={text} style={place ?? undefined} hidden={values === ''}>
      {values}
    </p>
  );
}

/** `34 HU · SUVbw 2.41`; what has no value there is left out. */
export function probedText(patient: Vec3, { source, modality }: ProbedSource, upper: ProbedUpper): string {
  const below = lowerValue(source, patient);
  const { volume, over, shift, unit } = upper;
  const above = valueAt(volume.voxels, volume.geometry, add(patient, shift));
  const told = [
    below !== undefined && (modality === 'CT' ? quantityText(below, 'HU', 0) : numberText(below, 0)),
    above !== undefined &&
      `${fusionUnitText(unit, over)} ${numberText(above * unitFactor(over, unit), unit === 'stored' ? 0 : 2)}`,
  ];
  return told.filter((one) => one !== false).join(' · ');
}

function lowerValue(source: PictureSource, patient: Vec3): number | undefined {
  if (source.kind === 'volume') return valueAt(source.voxels, source.geometry, patient);
  const { image, frame, plane } = source;
  if (image.samples !== 1) return undefined;
  const { column, row } = pixelFromPatient(plane, patient);
  const [c, r] = [Math.round(column), Math.round(row)];
  if (c < 0 || r < 0 || c >= image.columns || r >= image.rows) return undefined;
  const stored = image.values[r * image.columns + c] ?? 0;
  const { modality } = image.tables;
  return modality ? lookUp(stored, modality) : stored * frame.pixels.slope + frame.pixels.intercept;
}
