import type { Code } from '../../../base/code.ts';
import type { SrMeasurement } from '../../../dicom/write/sr/measurement-group.ts';
import type { Reference } from '../../../dicom/write/sr/content-item.ts';
import type { Finding, Measurement } from '../../../findings/finding.ts';
import type { Frame } from '../../../imaging/display-set.ts';
import { conceptOf, equationCode, unitCode } from './coded-tables.ts';
import { lineRegion } from './regions-of.ts';

/** A measured value as it stands with its finding; where an equation gave it, which one. @param from  what it was read from. Total. */
export function measurementOf(
  { code, name, quantity }: Measurement,
  { notes }: Pick<Finding, 'notes'>,
  from: SrMeasurement['from'],
): SrMeasurement {
  const spread = notes.find((note) => note.code === 'infer.flat-spread' && note.params['name'] === name);
  const citation = spread?.params['source'];
  return {
    ...conceptOf(code),
    value: quantity.value,
    unit: unitCode(quantity.unit),
    equation: typeof citation === 'string' ? { code: equationCode(citation), citation } : null,
    from,
  };
}

type Lines = Extract<Finding['geometry'], { kind: 'pixel-lines' }>['lines'];

/**
 * The widths of level lines that a ratio was read from: in pixels; in mm too where the image is calibrated in the patient, not
 * only at the detector. Each is read from its line. Total.
 */
export const widthsOf = (lines: Lines, { image, frame }: { readonly image: Reference; readonly frame: Frame | null }) =>
  lines.flatMap(({ key, name, from, to }): SrMeasurement[] => {
    const concept: Code = { scheme: '99PHENO', value: `width-${key}`, meaning: name };
    const pixels = Math.abs(to[0] - from[0]);
    const width = { concept, method: null, equation: null, from: [lineRegion({ from, to }, image)] };
    const across = frame && mmAcross(frame);
    return [
      { ...width, value: pixels, unit: unitCode('{pixels}') },
      ...(across === null ? [] : [{ ...width, value: pixels * across, unit: unitCode('mm') }]),
    ];
  });

const mmAcross = ({ spacingKind, spacing, plane }: Frame): number | null =>
  spacingKind === 'calibrated' || spacingKind === 'stated'
    ? ((plane?.spacing ?? spacing)?.acrossColumns ?? null)
    : null;
