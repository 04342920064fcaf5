import { DisplaySetId, InstanceId } from '../../../base/ids.ts';
import { Reason } from '../../../base/result.ts';
import { z } from '../../../base/schema.ts';
import { SegmentationAbout } from '../../../dicom/read/segmentation/segmentation.ts';
import { VolumeGeometry } from '../../display-set.ts';

/** A received segmentation as a list shows it, with the images it can be drawn over or why it cannot. */
export const ListedSegmentation = z.object({
  instance: InstanceId,
  sopInstanceUid: z.string(),
  file: z.string(),
  seriesNumber: z.number().int().nullable(),
  description: z.string(), // of its series
  about: SegmentationAbout.nullable(), // null where it says nothing that can be used: `refusal` says what
  on: DisplaySetId.nullable(), // the images it was made from
  over: z.array(DisplaySetId), // all it is drawn over
  remarks: z.array(Reason), // what must be known of its place
  refusal: Reason.nullable(),
});
export type ListedSegmentation = z.infer<typeof ListedSegmentation>;

/** How the bytes of a segment's maps are laid out: what stands in front of them (`segment-bytes.ts`). */
export const SegmentsHead = z.array(
  z.object({
    number: z.number().int(),
    volumeMl: z.number().nullable(),
    maps: z.array(
      z.object({
        grid: VolumeGeometry,
        image: z.object({ sopInstanceUid: z.string(), frame: z.number().int() }).nullable(),
      }),
    ),
  }),
);
export type SegmentsHead = z.infer<typeof SegmentsHead>;
