import { no, ok } from '../../../../base/result.ts';
import type { Refusal, Result } from '../../../../base/result.ts';
import { compareField, fieldOf } from './line-filter.ts';
import type { Comparison, LineFilter } from './line-filter.ts';

/**
 * Reads which lines are meant: comparisons of a field with a number or a text in quotes, joined by `&&` and `||` (the
 * first binds closer), with parentheses: `TYPE="snp" && (QUAL>=20 || FILTER="PASS")`.
 *
 * Fields: CHROM, POS, ID, REF, ALT, QUAL, FILTER, TYPE, ILEN, INFO/<tag>; see `compareField`. A subset of `bcftools -i`.
 *
 * @returns refusal `genome.norm-where` {rest}: what is left from the first word that was not understood; `…` at the end.
 */
export function readLineFilter(text: string): Result<LineFilter, Refusal<'genome.norm-where'>> {
  const pieces = [...text.matchAll(/\s*("[^"]*"|'[^']*'|&&|\|\||[()]|[<>!=]=|[<>=]|[^\s"'()<>=!&|]+)/gy)];
  const reader = new FilterReader(pieces.map(([, word = '']) => word));
  const filter = reader.any();
  const read = pieces.slice(0, reader.at).reduce((sum, [whole]) => sum + whole.length, 0);
  const rest = text.slice(read).trim();
  return filter && rest === '' ? ok(filter) : no('genome.norm-where', { rest: rest || '…' });
}

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** Reads words from the left; null where the word at `at` is not what may stand there. */
class FilterReader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  /** The next word that was not read. */
  get at(): number {
    return this.#at;
  }

  any(): LineFilter | null {
    const parts = this.#joined('||', () => this.#all());
    return parts && ((line) => parts.some((part) => part(line)));
  }

  #all(): LineFilter | null {
    const parts = this.#joined('&&', () => this.#one());
    return parts && ((line) => parts.every((part) => part(line)));
  }

  #joined(sign: string, read: () => LineFilter | null): readonly LineFilter[] | null {
    const parts: LineFilter[] = [];
    do {
      const part = read();
      if (!part) return null;
      parts.push(part);
    } while (this.#takes(sign));
    return parts;
  }

  #one(): LineFilter | null {
    if (this.#takes('(')) {
      const inner = this.any();
      return inner && this.#takes(')') ? inner : null;
    }
    const [field, sign, value] = [0, 1, 2].map((i) => this.#words[this.#at + i]);
    const name = fieldOf(field ?? '');
    if (name === null) return null;
    const comparison = comparisons[sign ?? ''];
    this.#at += comparison ? 2 : 1;
    if (!comparison || value === undefined) return null;
    const text = /^(["'])(.*)\1$/.exec(value)?.[2];
    const isFit = text === undefined ? Number.isFinite(Number(value)) : comparison === '=' || comparison === '!=';
    if (!isFit) return null;
    this.#at++;
    return compareField(name, comparison, text ?? Number(value));
  }

  #takes(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at++;
    return true;
  }
}
