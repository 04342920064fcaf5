import type { FileQuality } from './file-quality.ts';

const mostFilters = 50; // names told apart; the rest counts as one

/** Counts what lines say of filters. */
export class FilterCounter {
  readonly #named = new Map<string, number>();
  #passed = 0;
  #unfiltered = 0;

  pass(): void {
    this.#passed++;
  }
  none(): void {
    this.#unfiltered++;
  }
  /** @param name  as written: several with `;` between. */
  fail(name: string): void {
    const own = this.#named.has(name) || this.#named.size < mostFilters ? name : '…';
    this.#named.set(own, (this.#named.get(own) ?? 0) + 1);
  }

  get result(): Pick<FileQuality, 'passed' | 'unfiltered' | 'filters'> {
    return {
      passed: this.#passed,
      unfiltered: this.#unfiltered,
      filters: Array.from(this.#named, ([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count),
    };
  }
}
