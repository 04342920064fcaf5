import type { Fact } from '../../../base/fact.ts';
import type { PgxTable } from '../pgx-table.ts';
import type { ToldOutside } from '../pharmacogene.ts';
import type { OutsideCall } from './outside-call.ts';
import { readOutsideLine } from './read-outside-line.ts';

const prefix = 'outside_call/';

/** The key of the Fact that keeps a specialised caller's word on a gene. Total. */
export const outsideKey = (gene: string): string => `${prefix}${gene}`;

/**
 * The Fact an outside call is kept as: what it says as text, the line as received as its note (one that was typed in also
 * has its source and its day). Total.
 */
export const outsideFact = ({ gene }: OutsideCall, line: string): Pick<Fact, 'key' | 'code' | 'value' | 'notes'> => {
  const [, ...said] = line.split('\t').map((field) => field.trim());
  return {
    key: outsideKey(gene),
    code: null,
    value: { kind: 'text', text: said.filter((field) => field !== '').join(', ') },
    notes: [line],
  };
};

/** The outside calls among entered Facts, read anew with the installed tables; one whose table is gone is left out. Total. */
export const toldOutside = (facts: readonly Fact[], tables: ReadonlyMap<string, PgxTable>): readonly ToldOutside[] =>
  facts.flatMap(({ key, from, at, notes: [line = '', source, on] }) => {
    if (!key.startsWith(prefix)) return [];
    const call = readOutsideLine(line, tables);
    if (!call.ok) return [];
    const who =
      from.kind === 'file' ? from.name : from.kind === 'typed' && from.by.kind === 'person' ? from.by.name : '';
    const told = source === undefined ? {} : { source, on: on ?? null };
    return [{ line, from: who, at, call: call.value, ...told }];
  });
