import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import type { GenomeBuild } from '../../build/genome-build.ts';
import type { GeneSpan } from '../panels/panel.ts';
import { readExonLine, readGeneLine, readTranscriptLine } from './exon-line.ts';
import type { ExonLine } from './exon-line.ts';
import type { ExonCard, GeneExons } from './exon-table.ts';

/** What a file of exons has, for the genes that have a span. */
export type ReadExons = Pick<ExonCard, 'build' | 'version' | 'genes'>;

interface Transcript {
  readonly contig: string;
  readonly strand: GeneExons['strand'];
  gene: string | null;
  isMane: boolean;
  readonly exons: (readonly [number, number])[];
}

/**
 * Reads GFF3, GTF or BED line after line and keeps one transcript a gene: that of its span, else MANE Select, else the one
 * of most bases. The build is the one that the file states (`#!genome-build GRCh37`, `#genome_build=hg19`), else the one in
 * whose spans the exons lie.
 */
export class ExonReader {
  readonly #spans: ReadonlyMap<string, GeneSpan>;
  readonly #byTranscript: ReadonlyMap<string, string>; // accession without version → gene
  readonly #transcripts = new Map<string, Transcript>();
  readonly #genes = new Map<string, { readonly gene: string; readonly isMane: boolean }>(); // by the transcript's id
  readonly #symbols = new Map<string, string>(); // of genes that have a span, by the id of their line
  readonly #others = new Set<string>(); // transcripts of other genes
  #version: string | null = null;
  #stated: GenomeBuild | null = null; // by the file itself

  constructor(spans: readonly GeneSpan[]) {
    this.#spans = new Map(spans.map((span) => [span.gene, span]));
    this.#byTranscript = new Map(spans.map((span) => [bare(span.transcript), span.gene]));
  }

  /** @param text  the next line, without its line end. */
  add(text: string): void {
    if (text.startsWith('#')) {
      const [, version] =
        /^#!?#?\s*(?:genome-build|annotation-source|description:|version)\s*=?\s*(.+)$/.exec(text) ?? [];
      this.#version ??= version?.trim() ?? null;
      const [, build] = /\b(GRCh3[78]|hg19|hg38)/i.exec(text) ?? [];
      if (build) this.#stated ??= /37|19/.test(build) ? 'GRCh37' : 'GRCh38';
      return;
    }
    const line = readExonLine(text);
    if (line) return this.#keep(line);
    const own = readGeneLine(text);
    if (own) {
      if (this.#spans.has(own.gene)) this.#symbols.set(own.id, own.gene);
      return;
    }
    const transcript = readTranscriptLine(text);
    if (!transcript) return;
    const id = transcript.id.replace(/^(transcript:|rna-)/, '');
    const gene = transcript.gene ?? this.#symbols.get(transcript.parent ?? '') ?? '';
    if (this.#spans.has(gene)) this.#genes.set(id, { gene, isMane: transcript.isMane });
    else this.#others.add(id);
  }

  /**
   * The exons, when all lines are read.
   *
   * @returns refusals `genome.exons-none` for a file without exons of a gene of panels, `genome.exons-build` {first, second}
   *   where they lie in the spans of neither build, or of both.
   */
  end(): Result<ReadExons, Refusal> {
    const found = Array.from(this.#transcripts, ([transcript, each]) => this.#named(transcript, each)).filter(
      (each) => each !== null,
    );
    if (found.length === 0) return no('genome.exons-none');
    const fits = (build: GenomeBuild): number => found.filter((each) => this.#liesIn(each, build)).length;
    const [grch38, grch37] = [fits('GRCh38'), fits('GRCh37')];
    if (this.#stated) return ok({ build: this.#stated, version: this.#version, genes: this.#bestOf(found) });
    if (grch38 === grch37) return no('genome.exons-build', { first: grch38, second: grch37 });
    const build = grch38 > grch37 ? 'GRCh38' : 'GRCh37';
    return ok({ build, version: this.#version, genes: this.#bestOf(found) });
  }

  /** One transcript a gene, by gene. */
  #bestOf(found: readonly GeneExons[]): GeneExons[] {
    const genes = [...Map.groupBy(found, ({ gene }) => gene).values()].flatMap((each) => this.#best(each) ?? []);
    return genes.sort((a, b) => (a.gene < b.gene ? -1 : 1));
  }

  #keep(line: ExonLine): void {
    if (line.gene === null && this.#others.has(line.transcript)) return;
    const known = this.#transcripts.get(line.transcript);
    if (known && known.contig === line.contig) {
      known.exons.push(...line.exons);
      known.gene ??= line.gene;
      known.isMane ||= line.isMane;
      return;
    }
    const gene = line.gene ?? this.#genes.get(line.transcript)?.gene ?? this.#byTranscript.get(bare(line.transcript));
    if (gene !== undefined && !this.#spans.has(gene)) return;
    const { contig, strand, isMane } = line;
    if (!known)
      this.#transcripts.set(line.transcript, { contig, strand, isMane, gene: gene ?? null, exons: [...line.exons] });
  }

  #named(transcript: string, { gene, contig, strand, isMane, exons }: Transcript): GeneExons | null {
    const said = this.#genes.get(transcript);
    const own = gene ?? said?.gene ?? this.#byTranscript.get(bare(transcript)) ?? null;
    const span = own === null ? undefined : this.#spans.get(own);
    if (own === null || !span) return null;
    return {
      gene: own,
      transcript,
      isMane: isMane || (said?.isMane ?? false) || bare(span.transcript) === bare(transcript),
      contig,
      strand,
      exons: exons.map(([from, to]): [number, number] => [from, to]).sort((a, b) => a[0] - b[0]),
    };
  }

  #liesIn({ gene, contig, exons }: GeneExons, build: GenomeBuild): boolean {
    const span = this.#spans.get(gene);
    const own = span && (build === 'GRCh38' ? span.grch38 : span.grch37);
    if (!span || !own || span.contig !== contig) return false;
    return exons.every(([from, to]) => from < own[1] && to > own[0]);
  }

  #best(of: readonly GeneExons[]): GeneExons | undefined {
    const bases = ({ exons }: GeneExons): number => exons.reduce((sum, [from, to]) => sum + to - from, 0);
    return of.toSorted((a, b) => Number(b.isMane) - Number(a.isMane) || bases(b) - bases(a))[0];
  }
}

/** An accession without its version. */
const bare = (accession: string): string => accession.replace(/\.\d+$/, '');
