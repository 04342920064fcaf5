import type { Frame } from '../../../../models/imaging/display-set.ts';
import { planeOf } from '../../view/pane.ts';

/**
 * What Cornerstone may ask about an image, repeated from our own display sets: no second reading of DICOM. Values are
 * left as stored (slope 1): the modality's slope is applied where a value is drawn or measured. Its series is nobody's:
 * what Cornerstone does by modality, we do.
 *
 * @returns undefined for a module that we do not offer.
 */
export function frameMetadata(module: string, frame: Frame): object | undefined {
  switch (module) {
    case 'imagePixelModule':
      return pixelModule(frame);
    case 'imagePlaneModule':
      return planeModule(frame);
    case 'voiLutModule': {
      const [first] = frame.windows;
      return first ? { windowWidth: [first.width], windowCenter: [first.center] } : {};
    }
    case 'modalityLutModule':
      return { rescaleSlope: 1, rescaleIntercept: 0 };
    case 'generalSeriesModule':
      return { modality: 'OT', seriesInstanceUID: 'phenoscope' };
    case 'sopCommonModule':
      return { sopClassUID: frame.sopClassUid, sopInstanceUID: frame.sopInstanceUid };
    default:
      return undefined;
  }
}

function pixelModule({ pixels }: Frame): object {
  return {
    samplesPerPixel: pixels.samplesPerPixel,
    photometricInterpretation: pixels.photometric,
    planarConfiguration: pixels.planar ? 1 : 0,
    rows: pixels.rows,
    columns: pixels.columns,
    bitsAllocated: pixels.bitsAllocated,
    bitsStored: pixels.bitsStored,
    highBit: pixels.highBit,
    pixelRepresentation: pixels.signed ? 1 : 0,
  };
}

/** The image's plane; without a place in the patient the one `planeOf` makes up. */
function planeModule(frame: Frame): object {
  const { pixels, sliceThicknessMm } = frame;
  const { origin, row, column, spacing } = planeOf(frame);
  return {
    frameOfReferenceUID: 'phenoscope',
    rows: pixels.rows,
    columns: pixels.columns,
    imagePositionPatient: origin,
    imageOrientationPatient: [...row, ...column],
    rowCosines: row,
    columnCosines: column,
    pixelSpacing: [spacing.acrossRows, spacing.acrossColumns],
    rowPixelSpacing: spacing.acrossRows,
    columnPixelSpacing: spacing.acrossColumns,
    sliceThickness: sliceThicknessMm ?? 1,
    usingDefaultValues: frame.plane === null,
  };
}
