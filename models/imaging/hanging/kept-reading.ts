import { DisplaySetId } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';
import { Voi } from '../display-set.ts';
import { Vec3 } from '../geometry/vec3.ts';
import { Fusion } from '../view/fusion/fusion.ts';
import { HangingPlan, PlannedFit } from './hanging-plan.ts';
import { GridLayout, Layout } from './layout.ts';

const Axes = z.object({ right: Vec3, down: Vec3 }); // unit vectors, LPS
const View = Axes.extend({ center: Vec3, mmPerPixel: z.number().positive() });

/** One viewport as it was left. An image is named by its identifier: its place in the stack changes when files arrive. */
export const KeptPane = z.object({
  displaySet: DisplaySetId.nullable(),
  image: z.object({ sopInstanceUid: z.string(), frame: z.number().int().nonnegative() }).nullable(),
  plane: HangingPlan.shape.largePlane.nullable(),
  axes: Axes.nullable(), // of a turned plane
  view: View.nullable(), // null: fitted to the viewport
  fit: PlannedFit.nullable().default(null), // as the stage wants it
  voi: Voi.nullable(), // null: as stored
  isInverted: z.boolean(),
  slab: z.object({ thicknessMm: z.number().positive(), mode: z.enum(['highest', 'lowest', 'mean']) }).nullable(),
});
export type KeptPane = z.infer<typeof KeptPane>;

/** How a study was left: what a person set, nothing of the case. One a study, the last one counts. */
export const KeptReading = z.object({
  schema: z.literal(1),
  protocol: z.string(), // that hung it, and the stage shown last
  stage: z.number().int().nonnegative(),
  layout: Layout,
  grid: GridLayout,
  tiledFrom: GridLayout.nullable().optional(), // set: one series' images over the grid; the grid before
  largePlane: HangingPlan.shape.largePlane,
  panes: z.array(KeptPane).min(1).max(64),
  aside: z.array(KeptPane).max(200),
  active: z.number().int().nonnegative(),
  isAlone: z.boolean(),
  crosshair: Vec3.nullable(), // patient mm
  isLinked: z.boolean(),
  shifts: z.record(z.string(), Vec3), // links by hand: mm, by frame of reference
  fusion: Fusion.nullable().optional(), // what is laid over what
});
export type KeptReading = z.infer<typeof KeptReading>;
