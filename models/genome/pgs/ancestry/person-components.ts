import type { Fact } from '../../../base/fact.ts';
import { newestFact } from '../../../base/fact.ts';
import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';

/** The Fact that keeps a person's components of ancestry. */
export const componentsKey = 'ancestry_components';

/** A person's components, projected by the site's own pipeline onto the axes of a panel. */
export interface PersonComponents {
  readonly components: readonly number[];
  readonly from: string; // name of the file
}

/**
 * A person's row in a table of projected components: tab-separated, with IID and PC1 … PCn.
 *
 * @param sample  whose row; null: the only one. @returns refusals `genome.components-columns`, `genome.components-sample`
 *   {sample, count}, `genome.components-row`.
 */
export function readComponents(lines: readonly string[], sample: string | null): Result<readonly number[], Refusal> {
  const [head = '', ...rows] = lines.filter((line) => line.trim() !== '' && !/^##?\s*\w+\s*=/.test(line));
  const titles = head.replace(/^#/, '').trimEnd().split('\t');
  const id = titles.indexOf('IID');
  const columns = titles
    .flatMap((title, at) => (/^PC\d+$/.test(title) ? [{ at, order: Number(title.slice(2)) }] : []))
    .sort((a, b) => a.order - b.order);
  if (id < 0 || columns.length === 0) return no('genome.components-columns');
  const cells = rows.map((row) => row.trimEnd().split('\t'));
  const own = cells.find((row) => row[id] === sample) ?? (cells.length === 1 ? cells[0] : undefined);
  if (!own) return no('genome.components-sample', { sample: sample ?? '?', count: cells.length });
  const components = columns.map(({ at }) => Number(own[at] || Number.NaN));
  return components.every(Number.isFinite) ? ok(components) : no('genome.components-row');
}

/** The Fact that components are kept as; what is read back by {@link componentsOf}. Total. */
export const componentsFact = (components: readonly number[]): Pick<Fact, 'key' | 'code' | 'value' | 'notes'> => ({
  key: componentsKey,
  code: null,
  value: { kind: 'text', text: `PC1–PC${components.length}` },
  notes: components.map(String),
});

/** A person's components among entered Facts; null for none. Total. */
export function componentsOf(facts: readonly Fact[]): PersonComponents | null {
  const fact = newestFact(facts, componentsKey);
  if (!fact) return null;
  const components = fact.notes.map(Number);
  return { components, from: fact.from.kind === 'file' ? fact.from.name : '' };
}
