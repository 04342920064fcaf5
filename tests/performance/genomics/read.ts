import path from 'node:path';
import { z } from '../../../models/base/schema.ts';
import { runChild } from '../main/child.ts';
import type { Ended } from '../main/child.ts';

const Read = z.object({
  ms: z.number(),
  countMs: z.number(),
  reading: z.string().optional(),
  kept: z.number().optional(),
  problems: z.array(z.string()).default([]),
  sums: z.array(z.union([z.number(), z.string()])).default([]),
});

/** One reading by the built thread, and the process it ran in. */
export interface ReadOnce {
  readonly read: z.infer<typeof Read>;
  readonly ended: Ended;
}

export interface AskedRead {
  readonly path: string;
  readonly isIndexUsed?: boolean;
  readonly scores?: readonly string[];
  readonly isCounted?: boolean;
}

const child = path.join(import.meta.dirname, 'parts/read-child.ts');

/** Reads a genome file in a process of its own. @throws Error when it fails. */
export async function readOnce(asked: AskedRead): Promise<ReadOnce> {
  const ended = await runChild(process.execPath, [child, JSON.stringify(asked)]);
  return { read: Read.parse(JSON.parse(ended.out)), ended };
}
