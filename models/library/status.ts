import { Person } from '../base/actor.ts';
import { z } from '../base/schema.ts';

/**
 * Where the library stands. `new`: no account yet. `locked`: a passphrase or the recovery key opens it; `problem` says
 * why it did not open by itself (`keys.backend`: another key ring than the one that wrapped the key).
 */
export const LibraryStatus = z.object({
  state: z.enum(['new', 'locked', 'open']),
  account: z.object({ name: z.string() }).nullable(),
  person: Person.nullable(),
  keyBackend: z.enum(['keyring', 'passphrase']),
  problem: z.string().nullable(),
  shell: z.enum(['electron', 'browser']),
  version: z.string(),
});
export type LibraryStatus = z.infer<typeof LibraryStatus>;
