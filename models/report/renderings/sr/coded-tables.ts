import { Code, codeKey } from '../../../base/code.ts';
import { z } from '../../../base/schema.ts';
import json from './coded-tables.json' with { type: 'json' };

const Source = { source: z.string() };

// What codes of cards become in a structured report, row by row with where it stands.
const tables = z
  .object({
    methods: z.array(z.object({ of: z.string(), concept: Code.nullable(), method: Code, ...Source })),
    equations: z.array(z.object({ citation: z.string(), code: Code, ...Source })),
    asymmetries: z.array(z.object({ of: z.string(), concept: Code, citation: z.string(), ...Source })),
    unconfirmed: z.array(z.object({ codes: z.array(z.string()), ...Source })),
    units: z.record(z.string(), z.string()),
  })
  .parse(json);

/** What a number is called, and by which method it was got where its code says so. Total. */
export function conceptOf(code: Code): { readonly concept: Code; readonly method: Code | null } {
  const row = tables.methods.find(({ of }) => of === codeKey(code));
  return { concept: row?.concept ?? code, method: row?.method ?? null };
}

/** The code of a published equation by its citation, null where none is known. Total. */
export const equationCode = (citation: string): Code | null =>
  tables.equations.find((row) => row.citation === citation)?.code ?? null;

/** Whether a code was written down from memory: a reader of the file is told. Total. */
export const isUnconfirmed = (code: Code): boolean =>
  tables.unconfirmed.some(({ codes }) => codes.includes(codeKey(code)));

/** How the asymmetry of a paired structure is called, undefined where none is told. Total. */
export const asymmetryOf = (code: Code): { readonly concept: Code; readonly citation: string } | undefined =>
  tables.asymmetries.find(({ of }) => of === codeKey(code));

/** A UCUM unit as a code; one without a name in the table is its own. Total. */
export const unitCode = (unit: string): Code => ({ scheme: 'UCUM', value: unit, meaning: tables.units[unit] ?? unit });
