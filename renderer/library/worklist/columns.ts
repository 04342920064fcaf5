import type { WorklistColumn } from '../../../models/library/worklist.ts';

export interface WorklistColumnShape {
  readonly id: string;
  readonly width?: number; // px at 100 %, before the wide window's factor
  readonly isNumber?: boolean;
  readonly isWide?: boolean;
  readonly isRoomy?: boolean;
  readonly sort?: WorklistColumn;
  readonly canHide?: boolean;
}

/** The columns of the worklist from left to right. Their words are `library.column.<id>`. */
export const columns: readonly WorklistColumnShape[] = [
  { id: 'remark', width: 34 },
  { id: 'patient', width: 172, sort: 'patient' },
  { id: 'patientId', width: 118, sort: 'patientId', isRoomy: true, canHide: true },
  { id: 'birthDate', width: 98, sort: 'birthDate', isRoomy: true, canHide: true },
  { id: 'sex', width: 40, isRoomy: true, canHide: true },
  { id: 'modality', width: 40, sort: 'modality' },
  { id: 'description', sort: 'description' },
  { id: 'bodyPart', width: 104, isWide: true, canHide: true },
  { id: 'date', width: 128, sort: 'date' },
  { id: 'images', width: 62, isNumber: true, sort: 'images', canHide: true },
  { id: 'priors', width: 58, isNumber: true, isWide: true, canHide: true },
  { id: 'findings', width: 112, sort: 'findings' },
  { id: 'genome', width: 70, isWide: true, canHide: true },
  { id: 'report', width: 84, sort: 'report' },
];
