import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { contigName } from '../../build/contig-name.ts';
import type { GenomeBuild } from '../../build/genome-build.ts';
import { infoValue } from '../annotation/annotation-fields.ts';
import { readClinvar, significanceOf } from '../annotation/read-clinvar.ts';
import type { PanelRegion } from '../panels/find-in-panels.ts';
import { clinvarKey } from './clinvar-entry.ts';
import type { ClinvarEntry, ClinvarRelease } from './clinvar-entry.ts';

/** Columns of `variant_summary.txt` by their titles. */
const titles = {
  id: 'VariationID',
  assembly: 'Assembly',
  contig: 'Chromosome',
  position: 'PositionVCF',
  ref: 'ReferenceAlleleVCF',
  alt: 'AlternateAlleleVCF',
  gene: 'GeneSymbol',
  significance: 'ClinicalSignificance',
  status: 'ReviewStatus',
  conditions: 'PhenotypeList',
} as const;

/**
 * Reads a release of ClinVar line after line: its VCF, or `variant_summary.txt`, whose rows of the other build are passed
 * over. Only entries that touch a region are kept.
 *
 * @source NCBI ClinVar, ftp.ncbi.nlm.nih.gov/pub/clinvar (vcf_GRCh37, vcf_GRCh38, tab_delimited).
 */
export class ClinvarReader {
  readonly #build: GenomeBuild;
  readonly #regions: ReadonlyMap<string, readonly PanelRegion[]> | null;
  readonly #genes: ReadonlySet<string>;
  readonly #entries = new Map<string, ClinvarEntry>();
  #columns: ReadonlyMap<string, number> | null = null; // of the table; null: a VCF
  #written: GenomeBuild | null = null;
  #date: string | null = null;
  #isKnown = false;

  /**
   * @param regions  null: the whole release is kept.
   * @param genes  symbols of genes without a region: entries of one of them alone are kept too, wherever they lie.
   */
  constructor(build: GenomeBuild, regions: readonly PanelRegion[] | null, genes: readonly string[] = []) {
    this.#build = build;
    this.#genes = new Set(genes);
    this.#regions = regions && Map.groupBy(regions, ({ contig }) => contig);
  }

  /** Whether the header says that the file is of another build: nothing of it will be kept. */
  get isOther(): boolean {
    return this.#columns === null && this.#written !== null && this.#written !== this.#build;
  }

  /** @param text  the next line, without its line end. */
  add(text: string): void {
    if (text.startsWith('#')) this.#addTitle(text);
    else if (this.#isKnown && text !== '')
      this.#keep(this.#columns ? this.#fromTable(text.split('\t')) : this.#mayBeWanted(text) ? fromVcf(text) : null);
  }

  /**
   * The release, when all lines are read.
   *
   * @returns refusals `genome.clinvar-unknown` for a file that is neither, `genome.clinvar-build` {file, build} for a VCF
   *   of the other build or of none.
   */
  end(): Result<ClinvarRelease, Refusal> {
    if (!this.#isKnown) return no('genome.clinvar-unknown');
    if (!this.#columns && this.#written !== this.#build)
      return no('genome.clinvar-build', { file: this.#written ?? '?', build: this.#build });
    return ok({ build: this.#build, date: this.#date, entries: this.#entries });
  }

  /** Told by place and gene alone: most lines of a release are passed over before anything else of them is read. */
  #mayBeWanted(text: string): boolean {
    if (!this.#regions) return true;
    const [chrom = '', pos = '', , ref = ''] = text.split('\t', 4);
    const contig = contigName(chrom);
    if (contig && this.#liesInRegion(contig, Number(pos) - 1, ref.length)) return true;
    return this.#genes.size > 0 && this.#genes.has(geneInfo.exec(text)?.[1] ?? '');
  }

  #liesInRegion(contig: string, start: number, length: number): boolean {
    return this.#regions?.get(contig)?.some((own) => start < own.end && start + length > own.start) ?? false;
  }

  #addTitle(text: string): void {
    const [, date] = /^##fileDate=(\d{4}-\d{2}-\d{2})/.exec(text) ?? [];
    if (date) this.#date = date;
    const [, build] = /^##reference=.*(GRCh3[78])/.exec(text) ?? [];
    if (build) this.#written = build === 'GRCh37' ? 'GRCh37' : 'GRCh38';
    if (text.startsWith('##INFO=<ID=CLNSIG,')) this.#isKnown = true;
    const cells = text.slice(1).split('\t');
    if (!cells.includes(titles.id) || !cells.includes(titles.position)) return;
    this.#columns = new Map(cells.map((title, at) => [title, at]));
    this.#isKnown = true;
  }

  #fromTable(cells: readonly string[]): ClinvarEntry | null {
    const cell = (title: string): string => cells[this.#columns?.get(title) ?? -1]?.trim() ?? '';
    const contig = contigName(cell(titles.contig));
    const position = Number(cell(titles.position));
    if (!contig || cell(titles.assembly) !== this.#build || !(position > 0)) return null;
    const words = (title: string): string => cell(title).replaceAll(/; ?/g, '|').replaceAll(' ', '_');
    return {
      id: cell(titles.id),
      contig,
      start: position - 1,
      ref: cell(titles.ref),
      alt: cell(titles.alt),
      gene: oneGene(cell(titles.gene), ';'),
      significance: significanceOf(words(titles.significance), {
        conflict: null,
        status: cell(titles.status).replaceAll(' ', '_'),
        conditions: cell(titles.conditions),
      }),
    };
  }

  #keep(entry: ClinvarEntry | null): void {
    if (!entry) return;
    const { contig, start, ref, gene } = entry;
    const isWanted =
      (gene !== null && this.#genes.has(gene)) || !this.#regions || this.#liesInRegion(contig, start, ref.length);
    if (isWanted) this.#entries.set(clinvarKey(entry), entry);
  }
}

const geneInfo = /[;\t]GENEINFO=([^:;|]+)/; // the first; of several genes the entry is of none alone

const fromVcf = (text: string): ClinvarEntry | null => {
  const [chrom = '', pos = '', id = '', ref = '', alt = '', , , info = ''] = text.split('\t');
  const contig = contigName(chrom);
  const significance = readClinvar(info, { ref, alts: [alt] })[0]?.significance;
  if (!contig || !significance || alt === '.') return null;
  return {
    id,
    contig,
    start: Number(pos) - 1,
    ref,
    alt,
    gene: oneGene(infoValue(info, 'GENEINFO') ?? '', '|'),
    significance,
  };
};

/** `BRCA2:675` or `BRCA2`; null where there are several. */
const oneGene = (text: string, between: string): string | null =>
  text === '' || text.includes(between) ? null : (text.split(':')[0] ?? null);
