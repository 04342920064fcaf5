import type { GenomeBuild } from '../../build/genome-build.ts';
import type { PanelRegion } from './find-in-panels.ts';
import type { GeneSpan } from './panel.ts';

/** Places of genes in one build, as a loaded file has them. */
export interface LoadedPlaces {
  readonly name: string; // of the file
  readonly build: GenomeBuild;
  readonly places: readonly PanelRegion[];
}

/**
 * Spans with the places that loaded files tell where the table has none in a build; the first file that tells one counts.
 * A place on another contig than the table's is not taken. Total.
 */
export const placeSpans = (spans: readonly GeneSpan[], loaded: readonly LoadedPlaces[]): readonly GeneSpan[] =>
  spans.map((span) => (['GRCh37', 'GRCh38'] as const).reduce((own, build) => placed(own, build, loaded), span));

const placed = (span: GeneSpan, build: GenomeBuild, loaded: readonly LoadedPlaces[]): GeneSpan => {
  const key = build === 'GRCh37' ? 'grch37' : 'grch38';
  if (span[key] !== null) return span;
  for (const { name, build: of, places } of loaded) {
    const place = of === build && places.find(({ gene, contig }) => gene === span.gene && contig === span.contig);
    if (place) return { ...span, [key]: [place.start, place.end], placedBy: { ...span.placedBy, [build]: name } };
  }
  return span;
};
