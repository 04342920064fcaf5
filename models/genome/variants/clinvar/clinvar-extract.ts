import { z } from '../../../base/schema.ts';
import { ClinicalSignificance } from '../annotation/annotation.ts';
import { clinvarKey } from './clinvar-entry.ts';
import type { ClinvarEntry } from './clinvar-entry.ts';

// What is kept of a release: a line an allele, its key, a tab, what ClinVar says as JSON.

/** What ClinVar says of an allele, as an extract has it. */
export const ClinvarSaid = z.object({ id: z.string(), significance: ClinicalSignificance });
export type ClinvarSaid = Readonly<z.infer<typeof ClinvarSaid>>;

/** An entry as a line of an extract, with its line end. Total. */
export const extractLine = (entry: ClinvarEntry): string => {
  const { id, significance } = entry;
  return `${clinvarKey(entry)}\t${JSON.stringify({ id, significance })}\n`;
};

/**
 * What an extract says of these keys. Total for an extract that was written by {@link extractLine}.
 *
 * @param bytes  the whole extract, UTF-8. @throws ZodError for another form.
 */
export function readExtract(bytes: Uint8Array, wanted: ReadonlySet<string>): ReadonlyMap<string, ClinvarSaid> {
  const decoder = new TextDecoder();
  const found = new Map<string, ClinvarSaid>();
  for (let at = 0; at < bytes.length;) {
    const next = bytes.indexOf(10, at);
    const end = next < 0 ? bytes.length : next;
    const tab = bytes.indexOf(9, at);
    const key = decoder.decode(bytes.subarray(at, tab));
    if (wanted.has(key)) found.set(key, ClinvarSaid.parse(JSON.parse(decoder.decode(bytes.subarray(tab + 1, end)))));
    at = end + 1;
  }
  return found;
}
