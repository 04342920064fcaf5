import type { Refusal } from '../../../base/result.ts';
import type { PgxTable } from '../pgx-table.ts';
import type { OutsideCall } from './outside-call.ts';
import { readOutsideLine } from './read-outside-line.ts';

/** What a file of outside calls holds: each call with its line, and the lines that are none. Lines are 1-based. */
export interface OutsideText {
  readonly calls: readonly { readonly line: string; readonly call: OutsideCall }[];
  readonly refused: readonly { readonly number: number; readonly error: Refusal }[];
}

/**
 * Reads a file of outside calls, a line each; empty lines, lines that begin with `#` and a line of titles are passed over.
 *
 * @returns refusals as `readOutsideLine`; `genome.outside-twice` {gene} for a second line on one gene: the first one
 *   counts. Total.
 */
export function readOutsideText(text: string, tables: ReadonlyMap<string, PgxTable>): OutsideText {
  const calls: OutsideText['calls'][number][] = [];
  const refused: OutsideText['refused'][number][] = [];
  for (const [i, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = written.trimEnd();
    if (line === '' || line.startsWith('#') || /^gene\t/i.test(line)) continue;
    const read = readOutsideLine(line, tables);
    if (!read.ok) refused.push({ number: i + 1, error: read.error });
    else if (calls.some(({ call }) => call.gene === read.value.gene))
      refused.push({ number: i + 1, error: { code: 'genome.outside-twice', params: { gene: read.value.gene } } });
    else calls.push({ line, call: read.value });
  }
  return { calls, refused };
}
