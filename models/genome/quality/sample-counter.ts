import type { Quartiles, SampleQuality } from './file-quality.ts';

/** What a line is about, for every sample alike. */
export interface LineKind {
  readonly ref: number; // its one base as a byte; 0: several bases
  readonly alts: readonly number[]; // one base as a byte; 0: several bases; -1: symbolic, breakend, `*`
  readonly region: 'autosome' | 'x' | 'y' | 'other';
}

const highest = 1000;
const [a, c, g, t] = [65, 67, 71, 84];
const isTransition = (x: number, y: number): boolean =>
  (x === a && y === g) || (x === g && y === a) || (x === c && y === t) || (x === t && y === c);

/** Counts one sample's genotypes. Allele numbers index into REF and ALT; -1 is missing. */
export class SampleCounter {
  #called = 0;
  #missing = 0;
  readonly #autosomes = { reference: 0, het: 0, homozygous: 0 };
  readonly #x = { het: 0, homozygous: 0, single: 0 };
  readonly #y = { called: 0, missing: 0 };
  #snvs = 0;
  #indels = 0;
  #others = 0;
  #transitions = 0;
  #transversions = 0;
  readonly #depth: number[] = []; // how often each value occurs; grows to what occurs: a file may have many samples
  readonly #quality: number[] = [];

  /** @param second  of two copies; -2: there is one. */
  addGenotype(first: number, second: number, line: LineKind): void {
    const isWhole = first >= 0 && second !== -1;
    if (line.region === 'y') this.#y[isWhole ? 'called' : 'missing']++;
    if (!isWhole) {
      this.#missing++;
      return;
    }
    this.#called++;
    if (first > 0) this.#addAllele(first, line);
    if (second > 0 && second !== first) this.#addAllele(second, line);
    const standing = second === -2 ? 'single' : first !== second ? 'het' : first === 0 ? 'reference' : 'homozygous';
    if (line.region === 'autosome' && standing !== 'single') this.#autosomes[standing]++;
    const isCarried = first > 0 || second > 0;
    const isSnv = line.ref > 0 && line.alts.every((alt) => alt > 0);
    if (line.region === 'x' && isCarried && isSnv && standing !== 'reference') this.#x[standing]++;
  }

  addDepth(value: number): void {
    const at = Math.min(value, highest);
    this.#depth[at] = (this.#depth[at] ?? 0) + 1;
  }
  addQuality(value: number): void {
    const at = Math.min(value, highest);
    this.#quality[at] = (this.#quality[at] ?? 0) + 1;
  }

  end(): SampleQuality {
    return {
      called: this.#called,
      missing: this.#missing,
      autosomes: { ...this.#autosomes },
      snvs: this.#snvs,
      indels: this.#indels,
      others: this.#others,
      transitions: this.#transitions,
      transversions: this.#transversions,
      x: { ...this.#x },
      y: { ...this.#y },
      depth: quartilesOf(this.#depth),
      genotypeQuality: quartilesOf(this.#quality),
    };
  }

  #addAllele(allele: number, { ref, alts }: LineKind): void {
    const alt = alts[allele - 1] ?? -1;
    if (alt < 0) this.#others++;
    else if (alt === 0 || ref === 0) this.#indels++;
    else {
      this.#snvs++;
      if (isTransition(ref, alt)) this.#transitions++;
      else this.#transversions++;
    }
  }
}

/** Null where nothing was counted. */
const quartilesOf = (counts: readonly number[]): Quartiles | null => {
  const of = counts.reduce((sum, count) => sum + count, 0);
  if (of === 0) return null;
  const at = (share: number): number => {
    let seen = 0;
    return counts.findIndex((count) => (seen += count ?? 0) >= share * of);
  };
  return { first: at(0.25), median: at(0.5), third: at(0.75), of };
};
