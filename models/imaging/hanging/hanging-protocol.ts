import { z } from '../../base/schema.ts';
import { Voi } from '../display-set.ts';
import { HangingPlan } from './hanging-plan.ts';

/** A window by name; in the unit of the modality, or of uptake: then it is offered only where uptake is known. */
const ProtocolWindow = Voi.extend({ label: z.string(), unit: z.literal('SUVbw').optional() });

/** How a kind of study opens, as data: whom it is for, layout, and the windows it adds. One JSON in `resources/protocols`. */
export const HangingProtocol = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  schema: z.literal(1),
  match: z.object({
    modalities: z.array(z.string()).min(1), // `*` fits any
    bodyParts: z.array(z.string()).default([]), // any of these in BodyPartExamined; empty: no matter
    words: z.array(z.string()).default([]), // or any of these in the description, whole words
  }),
  layout: HangingPlan.shape.layout,
  largePlane: HangingPlan.shape.largePlane,
  /** Offered beside the windows of the file. `opensWith` names the one shown first; null: the file's own. */
  windows: z.array(ProtocolWindow).default([]),
  opensWith: z.string().nullable().default(null),
  source: z.string(), // where the windows are from
});
export type HangingProtocol = z.infer<typeof HangingProtocol>;
