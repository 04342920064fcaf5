import { z } from '../base/schema.ts';

/** A report template (`resources/templates/<id>.json`): which sections, in which order, with which first text. */
export const Template = z.object({
  schema: z.literal(1),
  id: z.string().min(1),
  version: z.string().min(1),
  /** Text keys: the report's title and, by section, the text an author starts from (absent: composed). */
  title: z.string().min(1),
  sections: z.array(z.object({ id: z.string().min(1), text: z.string().min(1).nullable() })).min(1),
  /** The studies it is made for; the first that fits is taken. Empty: any. */
  modalities: z.array(z.string()),
  bodyParts: z.array(z.string()),
});
export type Template = z.infer<typeof Template>;
