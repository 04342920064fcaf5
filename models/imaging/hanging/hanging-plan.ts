import { DisplaySetId } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';
import { Layout } from './layout.ts';

/** Which display sets open first, and how. `planes` is three orthogonal planes of one volume. */
export const HangingPlan = z.object({
  protocol: z.string(), // id of the protocol in resources/protocols that matched
  layout: Layout,
  largePlane: z.enum(['axial', 'coronal', 'sagittal']),
  viewports: z.array(DisplaySetId), // at most as many as the layout holds; one for `planes`
});
export type HangingPlan = z.infer<typeof HangingPlan>;
