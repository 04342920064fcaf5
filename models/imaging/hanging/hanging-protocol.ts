import { z } from '../../base/schema.ts';
import { Voi } from '../display-set.ts';
import { HangingPlan } from './hanging-plan.ts';
import { Layout } from './layout.ts';

/** A window by name; in the unit of the modality, or of uptake: then it is offered only where uptake is known. */
const ProtocolWindow = Voi.omit({ table: true }).extend({ label: z.string(), unit: z.literal('SUVbw').optional() });

/** What one viewport wants: the first image that fits all that is said. What is not said does not matter. */
export const ViewportRule = z.object({
  of: z.enum(['current', 'prior']).default('current'),
  modalities: z.array(z.string()).default([]),
  words: z.array(z.string()).default([]), // any of these in the description, whole words
  views: z.array(z.string()).default([]), // View Position, or the view's code: CC, MLO …
  laterality: z.enum(['L', 'R']).nullable().default(null),
  plane: HangingPlan.shape.largePlane.nullable().default(null), // nearest to it, as taken
  /** Only the slices of a tomosynthesis. Without it a plain image goes before one, and the plain view before a modified one. */
  isTomosynthesis: z.boolean().optional(),
  /** The window it opens with; null: the display set's own. */
  voi: Voi.nullable().default(null),
  /** What is laid over it in colours, by position in the patient; a stage that asks for what cannot be is left out. */
  over: z.object({ modalities: z.array(z.string()).min(1), words: z.array(z.string()).default([]) }).optional(),
});
export type ViewportRule = z.infer<typeof ViewportRule>;

/** One arrangement of a protocol; `.` and `,` go from one to the next. A stage that nothing fits is left out. */
export const ProtocolStage = z.object({
  name: z.string().min(1).max(60),
  layout: Layout, // `planes`: of the one viewport's volume
  viewports: z.array(ViewportRule).min(1).max(64), // row after row
  /** Mammograms: each with its chest wall at the edge it lies at; all images at one scale. */
  fit: z.enum(['back-to-back']).optional(),
  /** Consecutive images of the first viewport's series over the whole grid. */
  isTiled: z.boolean().optional(),
});
export type ProtocolStage = z.infer<typeof ProtocolStage>;

/** How a kind of study opens, as data: whom it is for, how its viewports stand, and the windows it adds. */
export const HangingProtocol = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  schema: z.literal(1),
  /** Of one made in the program: what it is called, and how often it was kept. */
  name: z.string().min(1).max(60).optional(),
  version: z.number().int().positive().default(1),
  match: z.object({
    modalities: z.array(z.string()).min(1), // `*` fits any
    bodyParts: z.array(z.string()).default([]), // any of these in BodyPartExamined; empty: no matter
    words: z.array(z.string()).default([]), // or any of these in the description, whole words
    /** Only for a study that has images of all of these; before those that do not ask. */
    together: z.array(z.string()).optional(),
  }),
  /** What opens where no stage fits: three planes of the main volume, or the largest stacks. */
  layout: HangingPlan.shape.stages.element.shape.layout,
  largePlane: HangingPlan.shape.largePlane,
  stages: z.array(ProtocolStage).default([]),
  /** Offered beside the windows of the file. `opensWith` names the one shown first; null: the file's own. */
  windows: z.array(ProtocolWindow).default([]),
  opensWith: z.string().nullable().default(null),
  source: z.string(), // where the windows are from
});
export type HangingProtocol = z.infer<typeof HangingProtocol>;
