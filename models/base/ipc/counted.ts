import { z } from '../schema.ts';

/** Progress in the work's own units: `done` of `total` (null while unknown), and which step. */
export const Counted = z.object({ step: z.string(), done: z.number(), total: z.number().nullable() });
export type Counted = z.infer<typeof Counted>;
