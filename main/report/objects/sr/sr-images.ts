import type { SrSeries } from '../../../../models/dicom/write/sr/document-context.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { filesOf, imageUnder } from '../../../../models/report/renderings/sr/image-under.ts';
import type { SourceFile } from '../../../../models/report/renderings/sr/image-under.ts';

/** The images that findings lie on, each once, series by series; of one in a volume all of the volume. Total. */
export function imagesUnder(findings: readonly Finding[], sets: ReadonlyMap<string, DisplaySet>): readonly SrSeries[] {
  const bySeries = new Map<string, { modality: string; images: Map<string, SourceFile> }>();
  for (const finding of findings) {
    const set = sets.get(finding.on.displaySet);
    if (!set) continue;
    const image = imageUnder(finding, set);
    const series = bySeries.get(set.seriesUid) ?? { modality: set.modality, images: new Map<string, SourceFile>() };
    bySeries.set(set.seriesUid, series);
    for (const file of image ? [image.file] : filesOf(set)) series.images.set(file.sopInstanceUid, file);
  }
  return [...bySeries].map(([seriesUid, { modality, images }]) => ({
    seriesUid,
    modality,
    images: [...images.values()].map(({ sopClassUid, sopInstanceUid }) => ({ sopClassUid, sopInstanceUid })),
  }));
}
