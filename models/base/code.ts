import { z } from './schema.ts';

/** A coded concept: `scheme` is the DICOM designator (SCT, DCM, LN, UCUM, 99PHENO for our own). */
export const Code = z.object({ scheme: z.string().min(1), value: z.string().min(1), meaning: z.string().min(1) });
export type Code = z.infer<typeof Code>;

/** A number with its UCUM unit (`mL`, `mm`, `%`, `1`, `a` for years). */
export const Quantity = z.object({ value: z.number(), unit: z.string().min(1) });
export type Quantity = z.infer<typeof Quantity>;

/** The key two codes are compared by: `scheme|value`. Total. */
export const codeKey = (code: Pick<Code, 'scheme' | 'value'>): string => `${code.scheme}|${code.value}`;
