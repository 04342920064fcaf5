import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { readFrame } from './read-frame.ts';

/** Decoded values of one frame (0-based), before slope and intercept. @throws AppError as `storedFrame`, `decodeFrame`. */
export const readValues = async (
  record: InstanceRecord,
  header: InstanceHeader,
  options: { readonly frame: number; readonly library: Pick<Library, 'blobs'> },
): Promise<StoredValues> => (await readFrame(record, header, options)).values;
