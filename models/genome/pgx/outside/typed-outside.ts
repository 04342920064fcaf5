import { LocalDate } from '../../../base/dates.ts';
import { z } from '../../../base/schema.ts';

const Word = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\t\r\n]*$/);

/** What a person types of a specialised laboratory's result on a gene. At least one of the three is told. */
export const TypedOutside = z.object({
  gene: z.string(),
  diplotype: Word, // `*1/*4`; one allele of a gene with one copy
  phenotype: Word,
  activity: Word,
  source: Word.min(3), // laboratory, method
  on: LocalDate, // of the result
});
export type TypedOutside = Readonly<z.infer<typeof TypedOutside>>;

/** As a line of a file of outside calls would say it. Total. */
export const typedLine = ({ gene, diplotype, phenotype, activity }: TypedOutside): string =>
  [gene, diplotype, phenotype, activity].join('\t').trimEnd();
