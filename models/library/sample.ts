import { LocalDate } from '../base/dates.ts';
import { FileToken } from '../base/ids.ts';
import { z } from '../base/schema.ts';

const Mm = z.tuple([z.number(), z.number(), z.number()]);

/** A box around a structure: corners in mm, LPS patient coordinates. */
export const SampleBox = z.object({ side: z.enum(['left', 'right']), min: Mm, max: Mm });
export type SampleBox = z.infer<typeof SampleBox>;

/** One typed-in value, as in a `--clinical` file: `{ "sbp": { "value": 132, "unit": "mm[Hg]", "date": "2026-01-10" } }`. */
export const ClinicalValue = z.object({
  value: z.union([z.number(), z.string(), z.boolean()]),
  unit: z.string().nullable(),
  date: LocalDate.nullable(),
});
export const Clinical = z.record(z.string(), ClinicalValue);
export type Clinical = z.infer<typeof Clinical>;

const Said = z.object({ source: z.string(), licence: z.string(), isSynthetic: z.boolean() });

/** `resources/demo/sample.json`: files beside it by relative name, with where each came from. */
export const SampleCard = z.object({
  schema: z.literal(1),
  study: Said.extend({ path: z.string() }),
  vcf: Said.extend({ path: z.string(), sample: z.string().nullable() }),
  clinical: Said.extend({ values: Clinical }),
  boxes: z.array(SampleBox),
});
export type SampleCard = z.infer<typeof SampleCard>;

/** The sample patient as a window gets it: files as tokens. */
export const SampleCase = z.object({
  study: Said.extend({ file: FileToken }),
  vcf: Said.extend({ file: FileToken, sample: z.string().nullable() }),
  clinical: Said.extend({ values: Clinical }),
  boxes: z.array(SampleBox),
});
export type SampleCase = z.infer<typeof SampleCase>;
