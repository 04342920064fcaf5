import type { GenomeBuild } from '../../build/genome-build.ts';
import type { VcfRecord } from '../../vcf/read-record.ts';
import type { GenePanel, GeneSpan } from './panel.ts';

/** A stretch of a contig, 0-based half-open, and the gene it is of. */
export interface PanelRegion {
  readonly gene: string;
  readonly contig: string;
  readonly start: number;
  readonly end: number;
}
/** What panels ask for in one build, and the genes that cannot be looked at there. */
export interface PanelRegions {
  readonly regions: readonly PanelRegion[]; // by contig and start
  readonly unplaced: readonly string[]; // no span in this build, or in none: never to be read as "nothing found"
}

/** A variant that the sample carries in a gene of a panel. */
export interface PanelFinding {
  readonly record: VcfRecord;
  readonly gene: string;
  readonly panels: readonly string[]; // ids
}

/** Where the genes of panels lie in `build`, each gene once. Total. */
export function regionsOf(panels: readonly GenePanel[], spans: readonly GeneSpan[], build: GenomeBuild): PanelRegions {
  const genes = [...new Set(panels.flatMap((panel) => panel.genes.map(({ gene }) => gene)))].sort();
  const bySymbol = new Map(spans.map((span) => [span.gene, span]));
  const placed = genes.map((gene) => {
    const span = bySymbol.get(gene);
    const own = span && (build === 'GRCh38' ? span.grch38 : span.grch37);
    return { gene, region: span && own ? { gene, contig: span.contig, start: own[0], end: own[1] } : null };
  });
  return {
    regions: placed
      .flatMap(({ region }) => region ?? [])
      .sort((a, b) => (a.contig === b.contig ? a.start - b.start : a.contig < b.contig ? -1 : 1)),
    unplaced: placed.filter(({ region }) => region === null).map(({ gene }) => gene),
  };
}

/**
 * The variants that the sample carries inside the genes of panels. Only place and genotype count: nothing that INFO says
 * brings a record in. Reference blocks, and records without an ALT among the genotype, are none.
 *
 * @param records  of a file of the regions' build, in any order; one in two genes is found twice. Total.
 */
export function findInPanels(
  records: readonly VcfRecord[],
  { regions }: PanelRegions,
  panels: readonly GenePanel[],
): readonly PanelFinding[] {
  const byContig = Map.groupBy(regions, ({ contig }) => contig);
  return records.filter(isCarried).flatMap((record) =>
    (byContig.get(record.contig) ?? [])
      .filter(({ start, end }) => record.start < end && record.start + record.ref.length > start)
      .map(({ gene }) => ({
        record,
        gene,
        panels: panels.filter(({ genes }) => genes.some((each) => each.gene === gene)).map(({ id }) => id),
      })),
  );
}

const isCarried = ({ genotype, alts }: VcfRecord): boolean =>
  genotype?.alleles.some(
    (allele) => allele !== null && allele > 0 && !/^<(\*|X|NON_REF)>$/.test(alts[allele - 1] ?? ''),
  ) ?? false;
