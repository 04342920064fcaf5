import { z } from '../base/schema.ts';

// What a section is made of. Text is plain: renderings escape it, none is markup.

/** `hint`: what a number may not be read for. `warn`: what must not be overlooked. */
export const Tone = z.enum(['plain', 'hint', 'warn']);
export type Tone = z.infer<typeof Tone>;

export const Paragraph = z.object({ kind: z.literal('paragraph'), tone: Tone, text: z.string() });
export const Listed = z.object({ kind: z.literal('list'), items: z.array(z.string()) });
/** The first column names the row. As many cells in each row as there are columns. */
export const Table = z.object({
  kind: z.literal('table'),
  caption: z.string(),
  columns: z.array(z.object({ title: z.string(), isNumber: z.boolean() })),
  rows: z.array(z.array(z.string())),
});
/** `image` is the id of one of the report's images. */
export const Figure = z.object({ kind: z.literal('figure'), image: z.string(), caption: z.string() });

export const Block = z.discriminatedUnion('kind', [Paragraph, Listed, Table, Figure]);
export type Block = z.infer<typeof Block>;

/** A paragraph. Total. */
export const paragraph = (text: string, tone: Tone = 'plain'): Block => ({ kind: 'paragraph', tone, text });
