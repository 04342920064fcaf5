import type { SrSeries } from '../../../models/dicom/write/sr/document-context.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { imageIndexOf } from '../../../models/findings/image-of.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';

/** The image a finding lies on; undefined for one across images, or in a whole volume. Total. */
export const imageUnder = ({ geometry }: Finding, { frames }: DisplaySet): Frame | undefined =>
  geometry.kind === 'mask' ? undefined : frames[imageIndexOf(geometry, frames)];

/** The images that findings lie on, each once, series by series; of one in a volume all of the volume. Total. */
export function imagesUnder(findings: readonly Finding[], sets: ReadonlyMap<string, DisplaySet>): readonly SrSeries[] {
  const bySeries = new Map<string, { modality: string; images: Map<string, Frame> }>();
  for (const finding of findings) {
    const set = sets.get(finding.on.displaySet);
    if (!set) continue;
    const image = imageUnder(finding, set);
    const series = bySeries.get(set.seriesUid) ?? { modality: set.modality, images: new Map<string, Frame>() };
    bySeries.set(set.seriesUid, series);
    for (const frame of image ? [image] : set.frames) series.images.set(frame.sopInstanceUid, frame);
  }
  return [...bySeries].map(([seriesUid, { modality, images }]) => ({
    seriesUid,
    modality,
    images: [...images.values()].map(({ sopClassUid, sopInstanceUid }) => ({ sopClassUid, sopInstanceUid })),
  }));
}
