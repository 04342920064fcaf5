import { z } from '../../../base/schema.ts';

/** What of a genome can be written to a file: a table as CSV, or the whole as FHIR. */
export const ExportKind = z.enum([
  'quality.csv',
  'pharmacogenes.csv',
  'positions.csv',
  'guidelines.csv',
  'scores.csv',
  'variants.csv',
  'criteria.csv',
  'genome.fhir.json',
]);
export type ExportKind = z.infer<typeof ExportKind>;

/** A file to be saved: its name says of whom and when it was made, never by what path. */
export const ExportedFile = z.object({ name: z.string(), type: z.string(), text: z.string() });
export type ExportedFile = Readonly<z.infer<typeof ExportedFile>>;
