import path from 'node:path';
import type { SampleCalls } from '../../../models/genome/file/genome-calls.ts';
import { readTexts, textWith } from './text-of.ts';
import type { Terminal } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const mostTold = 20;

/** What was noticed of a genome file and of scoring files, once each, however many samples it was noticed in. */
export class Noticed {
  readonly #texts = readTexts(root);
  readonly #samples = new Map<string, number>(); // by what is told

  add(problems: SampleCalls['quality']['problems'], scores: SampleCalls['scores'] = []): void {
    for (const told of problems) this.#count(told, '');
    for (const score of scores) if (score.kind === 'refused') this.#count(score.reason, `${score.name}: `);
  }

  #count(
    told: { readonly code: string; readonly params: Readonly<Record<string, string | number>> },
    file: string,
  ): void {
    const text = `${file}${textWith(this.#texts, told)} [${told.code}]`;
    this.#samples.set(text, (this.#samples.get(text) ?? 0) + 1);
  }

  /** A line each on stderr, the first of them; all stand in the JSON. @param of  how many samples were read. */
  tell(of: number, { say }: Pick<Terminal, 'say'>): void {
    const all = [...this.#samples];
    for (const [text, n] of all.slice(0, mostTold)) say(`noticed: ${text}${n < of ? ` (${n} of ${of} samples)` : ''}`);
    if (all.length > mostTold) say(`noticed: ${all.length - mostTold} more, in the JSON`);
  }
}
