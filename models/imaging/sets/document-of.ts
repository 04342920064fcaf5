import { DisplaySetId, SeriesUid, StudyUid } from '../../base/ids.ts';
import type { DisplaySet } from '../display-set.ts';
import type { ReceivedImage } from './received-image.ts';

/**
 * The display set of a file without an image, with what it takes over from its series. Modality is empty where the file
 * does not say (NIfTI, pictures).
 *
 * @param index  of the set within its series: part of its id. Total.
 */
export const documentOf = ({ header: { study, series, format } }: ReceivedImage, index: number): DisplaySet => ({
  id: DisplaySetId.parse(`${series.uid}_${index}`),
  studyUid: StudyUid.parse(study.uid),
  seriesUid: SeriesUid.parse(series.uid),
  frameOfReferenceUid: series.frameOfReferenceUid,
  modality: format === 'dicom' ? series.modality : '',
  description: series.description || series.protocol,
  bodyPart: series.bodyPart,
  laterality: series.laterality,
  seriesNumber: series.number,
  kind: 'document',
  frames: [],
  volume: null,
  missingSlices: [],
  warnings: [{ code: 'dicom.no-pixels', params: {} }],
});
