import { ClinvarCard } from '../../../../models/genome/variants/clinvar/clinvar-card.ts';
import { ExonCard } from '../../../../models/genome/variants/exons/exon-table.ts';
import type { LoadedPlaces } from '../../../../models/genome/variants/panels/place-spans.ts';
import type { Library } from '../../../library/library.ts';

/** Where loaded files have genes: exons first, then ClinVar; of each the newest first. */
export async function loadedPlaces({ store }: Library): Promise<readonly LoadedPlaces[]> {
  const [exons, clinvar] = await Promise.all([store.documents('exons'), store.documents('clinvar')]);
  const newest = <T extends { readonly at: string; readonly isInstalled: boolean }>(
    cards: readonly T[],
  ): readonly T[] => cards.filter(({ isInstalled }) => isInstalled).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return [
    ...newest(exons.map(({ body }) => ExonCard.parse(body))).map(({ name, build, genes }) => ({
      name,
      build,
      places: genes.map(({ gene, contig, exons: own }) => ({
        gene,
        contig,
        start: own[0]?.[0] ?? 0,
        end: own.at(-1)?.[1] ?? 0,
      })),
    })),
    ...newest(clinvar.map(({ body }) => ClinvarCard.parse(body))).flatMap(({ name, parts }) =>
      parts.map(({ build, places }) => ({ name, build, places })),
    ),
  ];
}
