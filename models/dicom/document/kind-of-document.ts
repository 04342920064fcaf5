import type { DocumentKind } from './document.ts';

const keyObjects = '1.2.840.10008.5.1.4.1.1.88.59';
const kinds = [
  [keyObjects, 'key-objects'],
  ['1.2.840.10008.5.1.4.1.1.104.1', 'pdf'],
  ['1.2.840.10008.5.1.4.1.1.88.', 'report'],
  ['1.2.840.10008.5.1.4.1.1.104.', 'other'], // CDA, STL, OBJ, MTL
] as const;

/** What kind of document a SOP class is; null for an image and anything else. Total. @source DICOM PS3.4 B.5. */
export const kindOfDocument = (sopClassUid: string): DocumentKind | null =>
  kinds.find(([uid]) => (uid.endsWith('.') ? sopClassUid.startsWith(uid) : sopClassUid === uid))?.[1] ?? null;
