import { no } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import type { Digest } from '../../../base/ids.ts';
import type { BuildEvidence } from '../../build/tell-build.ts';
import type { GenomeBuild } from '../../build/genome-build.ts';
import type { ArrayLine } from '../../array/read-array-line.ts';
import type { MatchedRecord } from '../match/matched-record.ts';
import { joinWanted } from '../../vcf/wanted.ts';
import type { Wanted } from '../../vcf/wanted.ts';
import { wantedOfScore } from '../file/wanted-of-score.ts';
import type { ScoreFile } from '../file/score-file.ts';
import type { ScoreHeader } from '../file/score-header.ts';
import { ScoreTally } from '../match/score-tally.ts';
import type { TalliedRows } from '../match/score-tally.ts';
import { scoreOf } from '../score-genotypes.ts';
import type { ScoringRules } from '../score-genotypes.ts';
import type { ScoreResult } from '../score-result.ts';
import { fitOf } from './fit-of.ts';
import { needsConsent } from './needs-consent.ts';

/** A scoring file by its name and content, read or refused. */
export interface ReadScore {
  readonly name: string;
  readonly digest: Digest;
  readonly header: ScoreHeader;
  readonly score: Result<ScoreFile, Refusal>;
}

/** One score in one build, for one sample. */
interface Matching {
  readonly build: GenomeBuild;
  readonly tally: ScoreTally;
  rows: TalliedRows | null; // once it is ended
}

const mostRows = 48 << 20; // rows · samples · builds, some 20 bytes each

/**
 * Scores that are matched while a file is read, for any of its samples. Which build the file is in is known only at its
 * end, so that a score is matched in every build it has positions in; no record is kept.
 */
export class ScanScores {
  /** Where its records lie. */
  readonly wanted: Wanted;
  readonly #scores: readonly ReadScore[];
  readonly #rules: ScoringRules;
  readonly #samples = new Map<number, readonly Matching[][]>(); // a list for each score
  readonly #isTooMuch: boolean;

  /** @param sampleCount  how many samples are asked for. */
  constructor(scores: readonly ReadScore[], rules: ScoringRules, sampleCount: number) {
    const usable = scores.flatMap(({ score }) => (score.ok ? score.value : []));
    const rows = usable.reduce((sum, { count, placements }) => sum + count * placements.size, 0);
    this.#scores = scores;
    this.#rules = rules;
    this.#isTooMuch = rows * sampleCount > mostRows;
    this.wanted = this.#isTooMuch ? {} : joinWanted(usable.map(wantedOfScore));
  }

  /** @param sample  index in the file. */
  take(record: MatchedRecord, sample: number): void {
    for (const each of this.#of(sample)) for (const { tally } of each) tally.add(record);
  }

  /** A line of a chip file, which has one sample. */
  takeArray(line: ArrayLine): void {
    for (const each of this.#of(0)) for (const { tally } of each) tally.addArray(line);
  }

  /**
   * The builds that the file's alleles fit, where whole scores do: at so many places of the other build they would not.
   * For a file of which nothing else tells the build.
   */
  evidence(sample: number): readonly BuildEvidence[] {
    const fits = this.#of(sample).flatMap((each, i) => {
      const { score } = this.#scores[i] ?? { score: null };
      return score?.ok ? each.flatMap((one) => fitOf(score.value, one.build, rowsOf(one)) ?? []) : [];
    });
    return (['GRCh38', 'GRCh37'] as const)
      .map((build) => ({
        kind: 'scores' as const,
        build,
        count: fits.reduce((sum, fit) => sum + (fit.build === build ? fit.count : 0), 0),
      }))
      .filter(({ count }) => count > 0);
  }

  /** Every score of a sample in the file's build, in the order they were given. Called when all records were taken. */
  resultsOf(sample: number, build: GenomeBuild): readonly ScoreResult[] {
    return this.#scores.map(({ name, digest, header, score }, i): ScoreResult => {
      const file = { name, digest };
      const refuse = ({ code, params }: Refusal): ScoreResult => ({
        kind: 'refused',
        ...file,
        header,
        reason: { code, params: { ...params } },
      });
      if (!score.ok) return refuse(score.error);
      if (this.#isTooMuch) return refuse(no('genome.pgs-memory').error);
      const own = this.#of(sample)[i]?.find((each) => each.build === build);
      const builds = [...score.value.placements.keys()].join(', ');
      if (!own) return refuse(no('genome.pgs-build', { score: builds, build }).error);
      const scored = scoreOf(score.value, { rows: rowsOf(own), build }, this.#rules);
      const consent = needsConsent(score.value, build);
      return scored.ok ? { kind: 'scored', ...file, score: scored.value, consent } : refuse(scored.error);
    });
  }

  #of(sample: number): readonly Matching[][] {
    const known = this.#samples.get(sample);
    if (known) return known;
    const made = this.#scores.map(({ score }) =>
      score.ok && !this.#isTooMuch
        ? [...score.value.placements.keys()].map((build) => ({
            build,
            tally: new ScoreTally(score.value, build, this.#rules),
            rows: null,
          }))
        : [],
    );
    this.#samples.set(sample, made);
    return made;
  }
}

const rowsOf = (matching: Matching): TalliedRows => (matching.rows ??= matching.tally.end());
