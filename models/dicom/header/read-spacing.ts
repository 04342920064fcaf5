import { binaryNumber, itemsOf } from '../read/dataset.ts';
import type { Dataset } from '../read/dataset.ts';
import { code, numbers, number } from '../read/texts.ts';
import type { HeaderSpacing, UltrasoundRegion } from './instance-header.ts';

const centimetre = 3; // PS3.3 C.8.5.5.1.15

/**
 * Pixel spacing of an image and where it was read.
 *
 * Pixel Spacing is calibrated; of a projection image it counts only when it differs from Imager Pixel Spacing or says it
 * was calibrated, else (and where only it is there) the millimetres are those at the detector. The magnification that the
 * file states, or that follows from its distances, is applied.
 *
 * @returns null when there is none, or when it is zero, negative or no number. Total.
 * @source  DICOM PS3.3 10.7.1.3, C.8.11.5.
 */
export function readSpacing(dataset: Dataset, regions: readonly UltrasoundRegion[]): HeaderSpacing | null {
  const pixel = pairOf(dataset, 0x00280030);
  const imager = pairOf(dataset, 0x00181164) ?? pairOf(dataset, 0x00182010); // or nominal scanned spacing
  if (pixel) return { kind: isAtDetector(dataset, pixel, imager) ? 'at-detector' : 'calibrated', ...pixel };
  if (imager) {
    const magnification = magnificationOf(dataset);
    if (magnification <= 1) return { kind: 'at-detector', ...imager };
    return {
      kind: 'calibrated',
      magnification,
      acrossColumns: imager.acrossColumns / magnification,
      acrossRows: imager.acrossRows / magnification,
    };
  }
  return regionSpacing(regions);
}

/**
 * Estimated Radiographic Magnification Factor; where it is not said, what it is defined as: the distance from the source
 * to the detector by that to the patient. 0 where neither is known. PS3.3 C.8.7.5, C.8.11.5.
 */
function magnificationOf(dataset: Dataset): number {
  const stated = number(dataset, 0x00181114) ?? 0;
  if (stated > 0) return stated;
  const [toDetector, toPatient] = [number(dataset, 0x00181110) ?? 0, number(dataset, 0x00181111) ?? 0];
  return toDetector > 0 && toPatient > 0 ? toDetector / toPatient : 0;
}

/** Modalities whose rays spread: a length holds at the detector until something says where the patient was. */
const projections = new Set(['CR', 'DX', 'MG', 'RG', 'RF', 'XA', 'PX', 'IO']);

function isAtDetector(dataset: Dataset, pixel: Pair, imager: Pair | undefined): boolean {
  if (code(dataset, 0x00280a02) !== '') return false; // Pixel Spacing Calibration Type: geometry or fiducial
  return imager ? isEqual(pixel, imager) : projections.has(code(dataset, 0x00080060));
}

type Pair = Pick<HeaderSpacing, 'acrossColumns' | 'acrossRows'>;

/** Row spacing first, as DICOM writes it. */
export function pairOf(dataset: Dataset, tag: number): Pair | undefined {
  const [acrossRows = 0, acrossColumns = acrossRows] = numbers(dataset, tag);
  return acrossRows > 0 && acrossColumns > 0 ? { acrossColumns, acrossRows } : undefined;
}

const isEqual = (a: Pair, b: Pair): boolean =>
  Math.abs(a.acrossColumns - b.acrossColumns) < 1e-6 && Math.abs(a.acrossRows - b.acrossRows) < 1e-6;

/** One spacing for the image only where all its regions in centimetres agree. Total. */
export function regionSpacing(regions: readonly UltrasoundRegion[]): HeaderSpacing | null {
  const spatial = regions.filter((region) => region.unitX === centimetre && region.unitY === centimetre);
  const [first] = spatial;
  if (!first || spatial.length !== regions.length) return null;
  const [acrossColumns, acrossRows] = [Math.abs(first.deltaX) * 10, Math.abs(first.deltaY) * 10];
  const isOne = spatial.every(
    (region) => Math.abs(region.deltaX) * 10 === acrossColumns && Math.abs(region.deltaY) * 10 === acrossRows,
  );
  return isOne && acrossColumns > 0 && acrossRows > 0 ? { kind: 'ultrasound-region', acrossColumns, acrossRows } : null;
}

/** A binary float may hold what is no number: 0 then, which calibrates nothing. */
const finite = (value = 0): number => (Number.isFinite(value) ? value : 0);

/** The calibrated regions of an ultrasound image (0018,6011). Total. */
export const readRegions = (dataset: Dataset): UltrasoundRegion[] =>
  itemsOf(dataset, 0x00186011).map((region) => ({
    left: binaryNumber(region, 0x00186018, 'UL') ?? 0,
    top: binaryNumber(region, 0x0018601a, 'UL') ?? 0,
    right: binaryNumber(region, 0x0018601c, 'UL') ?? 0,
    bottom: binaryNumber(region, 0x0018601e, 'UL') ?? 0,
    unitX: binaryNumber(region, 0x00186024, 'US') ?? 0,
    unitY: binaryNumber(region, 0x00186026, 'US') ?? 0,
    deltaX: finite(binaryNumber(region, 0x0018602c, 'FD')),
    deltaY: finite(binaryNumber(region, 0x0018602e, 'FD')),
    type: binaryNumber(region, 0x00186012, 'US') ?? null,
  }));
