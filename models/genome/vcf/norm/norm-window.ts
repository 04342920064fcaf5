import { AppError } from '../../../base/app-error.ts';
import { gatherLines } from './gather-lines.ts';
import type { NormRules } from './norm-rules.ts';
import { normaliseLine } from './normalise-line.ts';
import type { TagForms, VcfLine } from './vcf-line.ts';

const reach = 10_000; // bases that a line may be moved to the left and still come in order
const together = 2000; // lines sorted at once

/** Lines that were counted on the way. */
export interface NormCounts {
  readonly unaligned: number; // insertions and deletions that may lie elsewhere: `genome.norm-unaligned`
  readonly excluded: number; // left out, for a REF that is not the reference's: `genome.norm-excluded`
  readonly whole: number; // not taken apart: `genome.norm-whole`
}

/** Normalises the lines of a sorted file one after another, as `normaliseLines` does all at once, a few thousand in memory. */
export class NormWindow {
  readonly #forms: TagForms;
  readonly #rules: NormRules;
  #waiting: VcfLine[] = []; // of one contig, each in its own form
  readonly #kept = new Set<VcfLine>(); // of those, the ones that stay as they were
  #counts: NormCounts = { unaligned: 0, excluded: 0, whole: 0 };

  constructor(forms: TagForms, rules: NormRules) {
    this.#forms = forms;
    this.#rules = rules;
  }

  get counts(): NormCounts {
    return this.#counts;
  }

  /** @returns lines that are done. @throws AppError `genome.norm-reference` {contig, position, ref}. */
  add(line: VcfLine): readonly VcfLine[] {
    const [first] = this.#waiting;
    const isOther = first !== undefined && first.chrom !== line.chrom;
    const done = isOther ? this.end() : this.#waiting.length >= together ? this.#take(line.position - reach) : [];
    const made = normaliseLine(line, this.#forms, this.#rules);
    if (!made.ok) throw new AppError(made.error.code, made.error.params);
    const { lines, isKept, unaligned, whole } = made.value;
    this.#waiting.push(...lines);
    if (isKept) this.#kept.add(line);
    this.#counts = {
      unaligned: this.#counts.unaligned + unaligned,
      excluded: this.#counts.excluded + (lines.length === 0 ? 1 : 0),
      whole: this.#counts.whole + whole,
    };
    return done;
  }

  /** What is left, when all were added. */
  end(): readonly VcfLine[] {
    return this.#take(Infinity);
  }

  /** The lines before a position, in order: repeats dropped, merged, as the rules say. */
  #take(before: number): readonly VcfLine[] {
    const own = this.#waiting.filter(({ position }) => position < before);
    this.#waiting = this.#waiting.filter(({ position }) => position >= before);
    const kept = new Set(own.filter((line) => this.#kept.has(line)));
    for (const line of kept) this.#kept.delete(line);
    return gatherLines(own, kept, { forms: this.#forms, rules: this.#rules });
  }
}
