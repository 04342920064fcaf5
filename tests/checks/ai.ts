// Every pack: its golden input on this machine, its weights and card, its figures against the evaluation they were taken from.
//   npm run check:ai
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isAppError } from '../../models/base/app-error.ts';
import { checkGolden } from '../../main/inference/packs/golden-input.ts';
import { readyPack } from '../../main/inference/packs/packs.ts';
import { makeThrowAwayLibrary } from '../../main/library/library.ts';
import { isRuleCard } from '../../models/inference/card/card.ts';
import type { ModelCard } from '../../models/inference/card/card.ts';
import type { RuleCard } from '../../models/inference/card/rule-card.ts';
import { printTallies } from '../fixtures/tally.ts';
import type { Tally } from '../fixtures/tally.ts';

const models = path.resolve(import.meta.dirname, '../../models/ai');
const ids = readdirSync(models).filter((id) => existsSync(path.join(models, id, 'card.json')));
const mostBytes = 12 * 1024 * 1024; // of weights

interface Proven {
  readonly card: ModelCard;
  readonly verdict: 'passed' | 'failed';
  readonly largestDifference: number;
  readonly limit: number;
  readonly wrong: number;
  readonly ms: number;
}

const library = await makeThrowAwayLibrary();
const proven = new Map<string, Proven | string>();
for (const id of ids) {
  try {
    const pack = await readyPack({ models, library }, id);
    const { signal } = new AbortController();
    const started = performance.now();
    const result = await checkGolden(pack, { signal, threads: 2, onTile: () => undefined });
    proven.set(id, {
      card: pack.card,
      verdict: result.verdict,
      largestDifference: result.largestDifference,
      limit: result.limit,
      wrong: result.wrongVoxels,
      ms: performance.now() - started,
    });
  } catch (error) {
    proven.set(id, isAppError(error) ? `${error.code} ${JSON.stringify(error.params)}` : String(error));
  }
}
await library.close();

/** Each golden input within its card's tolerance. */
function golden(tally: Tally): void {
  for (const [id, found] of proven) {
    if (typeof found === 'string') {
      tally.miss(id, found);
      continue;
    }
    const said = `largest difference ${found.largestDifference.toExponential(1)} (limit ${found.limit}), ${found.wrong} beyond tolerance`;
    if (found.verdict === 'passed') tally.hit(id);
    else tally.miss(id, said);
    tally.note(`${id} ${found.card.version}: ${said}; ${Math.round(found.ms)} ms with loading`);
  }
}

/** Every `{value, low, high}` in a JSON value, as text. */
function intervalsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('value' in value && 'low' in value && 'high' in value) return [`${value.value} ${value.low} ${value.high}`];
  return Object.values(value).flatMap(intervalsIn);
}

/** A rule has no evaluation: each of its numbers has a source, and what nobody confirmed says so to the reader. */
function sourced(tally: Tally, { id, sources, licence }: RuleCard, text: string): void {
  for (const { of, source } of sources)
    if (text.includes(of) && text.includes(source)) tally.hit(id);
    else tally.miss(id, `CARD.md does not say where "${of}" comes from`);
  if (text.includes(licence)) tally.hit(id);
  else tally.miss(id, 'CARD.md does not name the licence');
}

/** Each figure of a card, its operating points' too, stands in the evaluation that its training wrote; licence on CARD.md. */
function figures(tally: Tally): void {
  for (const [id, found] of proven) {
    if (typeof found === 'string') continue;
    const read = (name: string): string => readFileSync(path.join(models, id, name), 'utf8');
    const { card } = found;
    if (isRuleCard(card)) {
      sourced(tally, card, read('CARD.md'));
      continue;
    }
    const known = new Set(intervalsIn(JSON.parse(read('training/evaluation.json'))));
    const stated = intervalsIn([card.metrics, card.output]);
    if (stated.length === 0) tally.miss(id, 'the card states no figure with an interval');
    for (const one of stated)
      if (known.has(one)) tally.hit(id);
      else tally.miss(id, `${one} is not in evaluation.json`);
    if (card.metrics['split'] === 'test') tally.hit(id);
    else tally.miss(id, `figures of ${JSON.stringify(card.metrics['split'])}, not of the untouched test split`);
    if (card.weights.bytes <= mostBytes) tally.hit(id);
    else tally.miss(id, `weights of ${card.weights.bytes} bytes`);
    if (read('CARD.md').includes(card.licence)) tally.hit(id);
    else tally.miss(id, 'CARD.md does not name the licence');
  }
}

process.exitCode = printTallies([
  ['golden inputs', golden],
  ['figures on the cards', figures],
]);
