import { batchVerb } from './batch.ts';
import { callVerb } from './call.ts';
import { genomeVerb } from './genome.ts';
import { importVerb } from './import.ts';
import { inferVerb } from './infer.ts';
import { listVerb } from './list.ts';
import { modelVerb } from './model.ts';
import { normVerb } from './norm.ts';
import { readVerb } from './read.ts';
import { showVerb } from './show.ts';
import type { Verb } from './verb.ts';

/** Every verb of the command line, in alphabetical order. */
export const verbs: readonly Verb[] = [
  batchVerb,
  callVerb,
  genomeVerb,
  importVerb,
  inferVerb,
  listVerb,
  modelVerb,
  normVerb,
  readVerb,
  showVerb,
];
