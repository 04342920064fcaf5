import { LocalDate } from '../../base/dates.ts';
import { InstanceId } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';

/** What a received file is that opens as text: a structured report, a list of key images, a PDF, or something of another kind. */
export const DocumentKind = z.enum(['report', 'key-objects', 'pdf', 'other']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** One document of a study, as a list names it. */
export const DocumentRow = z.object({
  instance: InstanceId,
  kind: DocumentKind,
  modality: z.string(),
  description: z.string(), // of its series
  file: z.string(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** An image that an item points at. */
export const ReferencedImage = z.object({
  sopInstanceUid: z.string(),
  frames: z.array(z.number().int()), // 1-based as DICOM counts them; empty: all
});
export type ReferencedImage = z.infer<typeof ReferencedImage>;

/** One content item. `name` is what it is about, empty where the file says nothing; `value` as the file has it. */
export const DocumentItem = z.object({
  depth: z.number().int().nonnegative(),
  kind: z.enum(['heading', 'text', 'code', 'number', 'date', 'name', 'uid', 'image', 'region', 'reference']),
  /** A remark on the item above it (a modifier, a method), not a statement of its own. */
  isAside: z.boolean(),
  name: z.string(),
  value: z.string(),
  unit: z.string(), // of a number, as the file names it
  images: z.array(ReferencedImage),
});
export type DocumentItem = z.infer<typeof DocumentItem>;

/** A structured report or a key object list, unfolded. */
export const ReadDocument = z.object({
  title: z.string(),
  date: LocalDate.nullable(),
  isComplete: z.boolean().nullable(), // null when the file does not say
  isVerified: z.boolean().nullable(),
  verifiedBy: z.array(z.string()), // person names as DICOM has them
  items: z.array(DocumentItem),
  /** True when there were more items than are read. */
  isCut: z.boolean(),
});
export type ReadDocument = z.infer<typeof ReadDocument>;
