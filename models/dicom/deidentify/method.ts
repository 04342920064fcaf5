import type { Dataset } from '../write/encode/dataset.ts';
import { codeItem } from '../write/modules.ts';
import type { DeidentifyOptions } from './actions.ts';

/** What was done, as CID 7050 codes it. @source DICOM PS3.16 CID 7050. */
const codes = [
  ['113102', 'Clean Recognizable Visual Features Option', 'faceless'],
  ['113105', 'Clean Descriptors Option', 'cleanDescriptors'],
  ['113107', 'Retain Longitudinal Temporal Information Modified Dates Option', 'modifiedDates'],
  ['113108', 'Retain Patient Characteristics Option', 'patientCharacteristics'],
  ['113109', 'Retain Device Identity Option', 'deviceIdentity'],
] as const;

/** The attributes that say how a file was de-identified. @source DICOM PS3.15 E.1.1, PS3.3 C.12.1.1.3. Total. */
export function methodDataset(options: DeidentifyOptions, isFaceless: boolean): Dataset {
  const done = { ...options, faceless: isFaceless };
  return {
    DeidentificationMethod: 'Phenoscope deid v1',
    DeidentificationMethodCodeSequence: [
      codeItem('113100', 'DCM', 'Basic Application Confidentiality Profile'),
      ...codes.filter(([, , option]) => done[option]).map(([value, meaning]) => codeItem(value, 'DCM', meaning)),
    ],
    LongitudinalTemporalInformationModified: options.modifiedDates ? 'MODIFIED' : 'REMOVED',
    ...(isFaceless && { RecognizableVisualFeatures: 'NO' }),
  };
}
