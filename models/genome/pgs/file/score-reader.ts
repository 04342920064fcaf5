import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { contigName } from '../../build/contig-name.ts';
import type { GenomeBuild } from '../../build/genome-build.ts';
import { allelesOf, cellAt, columnsOf, frequencyOf, weightsOf } from './score-columns.ts';
import type { ScoreColumns } from './score-columns.ts';
import { rowRefusals } from './score-file.ts';
import type { Placement, RefusedRow, RowRefusal, ScoreFile } from './score-file.ts';
import { buildOfText, emptyHeader, withHeaderLine } from './score-header.ts';
import type { ScoreHeader } from './score-header.ts';

const namedRefused = 50;
const mostAlleles = 65_536; // what an index of 16 bits can tell apart

/** Texts that occur again and again, as numbers; the first is `''`. */
class Dictionary {
  readonly texts: string[] = [''];
  readonly #indexes = new Map([['', 0]]);

  indexOf(text: string): number {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    this.#indexes.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** Places as a file writes them, in two columns. */
class Places {
  readonly #contig: number[] = [];
  readonly #start: number[] = [];
  placed = 0;

  add(contig: number, start: number): void {
    this.#contig.push(contig);
    this.#start.push(start);
    if (start >= 0) this.placed++;
  }
  get placement(): Placement {
    return { contig: Uint8Array.from(this.#contig), start: Int32Array.from(this.#start) };
  }
}

/**
 * Reads a scoring file of the PGS Catalog, or a custom one of the same columns, line after line.
 *
 * Positions that were harmonised outweigh the authors' where both are of one build. Rows that no genotype can answer
 * (haplotypes, HLA alleles, interactions, no weight) stay counted, and are named.
 *
 * @source PGS Catalog, scoring file formats 1.0 and 2.0 and harmonised files, www.pgscatalog.org/downloads.
 */
export class ScoreReader {
  #header = emptyHeader;
  #columns: Result<ScoreColumns, Refusal> | null = null;
  #count = 0;
  readonly #contigs = new Dictionary();
  readonly #contigOf = new Map<string, number>(); // by the text as written; 0: no chromosome
  readonly #alleles = new Dictionary();
  readonly #own = new Places();
  readonly #harmonised = new Places();
  readonly #effect: number[] = [];
  readonly #other: number[] = [];
  readonly #weights: number[] = [];
  readonly #frequency: number[] = [];
  readonly #refusal: number[] = [];
  readonly #refused: RefusedRow[] = [];

  /** What the lines so far say of the file; of one that is refused too. */
  get header(): ScoreHeader {
    return this.#header;
  }

  /** @param text  the next line, without its line end. */
  add(text: string): void {
    if (text.startsWith('#')) this.#header = withHeaderLine(this.#header, text);
    else if (text.trim() === '') return;
    else if (this.#columns === null) this.#columns = columnsOf(text);
    else if (this.#columns.ok) this.#addRow(text.split('\t'), this.#columns.value);
  }

  /**
   * The file, when all lines are read.
   *
   * @returns refusals of `columnsOf`; `genome.pgs-not-score` for a file without rows; `genome.pgs-odds-ratio` where the
   *   header says that the weights are odds ratios; `genome.pgs-build-unknown` {build} where no position has a known
   *   build; `genome.pgs-no-positions` where no row has one; `genome.pgs-alleles` {count} for more alleles than can be
   *   told apart.
   */
  end(): Result<ScoreFile, Refusal> {
    if (!this.#columns || (this.#columns.ok && this.#count === 0)) return no('genome.pgs-not-score');
    if (!this.#columns.ok) return this.#columns;
    if (/^OR$|^odds ratio$/i.test(this.#header.weightType ?? '')) return no('genome.pgs-odds-ratio');
    if (this.#own.placed + this.#harmonised.placed === 0) return no('genome.pgs-no-positions');
    const placements = this.#placements();
    if (placements.size === 0) return no('genome.pgs-build-unknown', { build: this.#header.build ?? 'NR' });
    const alleles = this.#alleles.texts;
    if (alleles.length > mostAlleles) return no('genome.pgs-alleles', { count: alleles.length });
    return ok({
      header: this.#header,
      count: this.#count,
      contigs: this.#contigs.texts,
      placements,
      alleles,
      effect: Uint16Array.from(this.#effect),
      other: Uint16Array.from(this.#other),
      weights: Float64Array.from(this.#weights),
      frequency: this.#columns.value.frequency < 0 ? null : Float64Array.from(this.#frequency),
      refusal: Uint8Array.from(this.#refusal),
      refused: this.#refused,
    });
  }

  #placements(): ReadonlyMap<GenomeBuild, Placement> {
    const placements = new Map<GenomeBuild, Placement>();
    const own = buildOfText(this.#header.build);
    const harmonised = buildOfText(this.#header.harmonisedBuild);
    if (own && this.#own.placed > 0) placements.set(own, this.#own.placement);
    if (harmonised && this.#harmonised.placed > 0) placements.set(harmonised, this.#harmonised.placement);
    return placements;
  }

  #addRow(cells: readonly string[], columns: ScoreColumns): void {
    const [effect, other] = allelesOf(cells, columns);
    const weights = weightsOf(cells, columns);
    const isBases = effect !== null && other !== null;
    const why = typeof weights === 'string' ? weights : isBases ? null : 'not-bases';
    if (why) this.#refuse(why, cells, columns);
    this.#refusal.push(why ? rowRefusals.indexOf(why) + 1 : 0);
    this.#effect.push(this.#alleles.indexOf(effect ?? ''));
    this.#other.push(this.#alleles.indexOf(other ?? ''));
    const [none, one, two] = typeof weights === 'string' ? nothing : weights;
    this.#weights.push(none, one, two);
    if (columns.frequency >= 0) this.#frequency.push(frequencyOf(cells, columns));
    this.#addPlace(this.#own, cellAt(cells, columns.contig), cellAt(cells, columns.position));
    this.#addPlace(this.#harmonised, cellAt(cells, columns.hmContig), cellAt(cells, columns.hmPosition));
    this.#count++;
  }

  #addPlace(places: Places, written: string, position: string): void {
    const contig = this.#contig(written);
    const isPlace = contig > 0 && /^[1-9]\d{0,8}$/.test(position);
    places.add(contig, isPlace ? Number(position) - 1 : -1);
  }

  #contig(written: string): number {
    const known = this.#contigOf.get(written);
    if (known !== undefined) return known;
    const index = this.#contigs.indexOf(contigName(written) ?? '');
    this.#contigOf.set(written, index);
    return index;
  }

  #refuse(why: RowRefusal, cells: readonly string[], columns: ScoreColumns): void {
    if (this.#refused.length >= namedRefused) return;
    const name = [cellAt(cells, columns.rsid), cellAt(cells, columns.effect)].filter(Boolean);
    this.#refused.push({ row: this.#count, name: name.join(' '), why });
  }
}

const nothing = [0, 0, 0] as const;
