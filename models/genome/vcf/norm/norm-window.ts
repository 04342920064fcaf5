import { AppError } from '../../../base/app-error.ts';
import { alignLine } from './align-line.ts';
import { normaliseLines } from './normalise-lines.ts';
import type { NormRules } from './normalise-lines.ts';
import type { TagForms, VcfLine } from './vcf-line.ts';

const reach = 10_000; // bases that a line may be moved to the left and still come in order
const together = 2000; // lines sorted at once

/**
 * Normalises the lines of a sorted file one after another, as `normaliseLines` does all at once, a few thousand in memory.
 * Without a reference insertions and deletions are trimmed and counted as not aligned.
 */
export class NormWindow {
  readonly #forms: TagForms;
  readonly #rules: NormRules;
  #waiting: VcfLine[] = []; // of one contig, each in its own form
  #unaligned = 0;
  #excluded = 0;

  constructor(forms: TagForms, rules: NormRules) {
    this.#forms = forms;
    this.#rules = rules;
  }

  /** Insertions and deletions that may lie further left: `genome.norm-unaligned`. */
  get unaligned(): number {
    return this.#unaligned;
  }
  /** Lines that were left out for a REF that is not the reference's. */
  get excluded(): number {
    return this.#excluded;
  }

  /** @returns lines that are done. @throws AppError `genome.norm-reference` {contig, position, ref}. */
  add(line: VcfLine): readonly VcfLine[] {
    const [first] = this.#waiting;
    const isOther = first !== undefined && first.chrom !== line.chrom;
    const done = isOther ? this.end() : this.#waiting.length >= together ? this.#take(line.position - reach) : [];
    const { reference, isPlaceKept } = this.#rules;
    const made = this.#normalise([line], { ...this.#rules, join: null, duplicates: null });
    this.#unaligned += made.unaligned;
    this.#excluded += made.excluded.length;
    const isTrimmed = !reference && !isPlaceKept;
    this.#waiting.push(...made.lines.map((own) => (isTrimmed ? alignLine(own, null).line : own)));
    return done;
  }

  /** What is left, when all were added. */
  end(): readonly VcfLine[] {
    return this.#take(Infinity);
  }

  /** The lines before a position: repeats dropped, merged and sorted, as the rules say. */
  #take(before: number): readonly VcfLine[] {
    const own = this.#waiting.filter(({ position }) => position < before);
    this.#waiting = this.#waiting.filter(({ position }) => position >= before);
    return this.#normalise(own, { ...this.#rules, reference: null, split: null }).lines;
  }

  #normalise(lines: readonly VcfLine[], rules: NormRules) {
    const made = normaliseLines(lines, this.#forms, rules);
    if (!made.ok) throw new AppError(made.error.code, made.error.params);
    return made.value;
  }
}
