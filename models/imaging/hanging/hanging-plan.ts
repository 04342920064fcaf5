import { DisplaySetId } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';
import { Voi } from '../display-set.ts';
import { Layout } from './layout.ts';

/** How an image is fitted into its viewport: justified to the chest wall, with room for the largest beside it (mm, columns and rows across and down). */
export const PlannedFit = z.object({
  justify: z.literal('chest-wall'),
  leastMm: z.tuple([z.number(), z.number()]).readonly().nullable(), // null where an image has no spacing
});
export type PlannedFit = z.infer<typeof PlannedFit>;

/** What one viewport opens with. */
export const PlannedViewport = z.object({
  displaySet: DisplaySetId.nullable(), // of the study or its prior; null: nothing fits
  frame: z.number().int().nonnegative().nullable(), // null: the middle one
  voi: Voi.nullable(), // null: as the display set opens
  fit: PlannedFit.optional(), // absent: whole, in the middle
  over: DisplaySetId.optional(), // laid over it in colours
});
export type PlannedViewport = z.infer<typeof PlannedViewport>;

/** Which display sets open, and how: one stage after the other, the first at once. `planes` is three planes of one volume. */
export const HangingPlan = z.object({
  protocol: z.string(), // id of the protocol that matched
  largePlane: z.enum(['axial', 'coronal', 'sagittal']),
  stages: z
    .array(
      z.object({
        name: z.string(), // as the protocol names it; empty when it has one stage
        layout: Layout,
        viewports: z.array(PlannedViewport), // at most as many as the layout holds; one for `planes`
        isTiled: z.boolean().optional(), // consecutive images of the first one's series over the grid
      }),
    )
    .min(1),
});
export type HangingPlan = z.infer<typeof HangingPlan>;
