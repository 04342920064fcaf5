// The one importer of zod. `jitless` must be set before the first object schema is made: zod otherwise probes
// `new Function`, which the content policy of every window forbids and reports.
import { z } from 'zod';

z.config({ jitless: true });

export { z };

/** What a JSON text holds, for a schema to say whether it will do; undefined for one that is no JSON. Total. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
