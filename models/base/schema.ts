// The one importer of zod. `jitless` must be set before the first object schema is made: zod otherwise probes
// `new Function`, which the content policy of every window forbids and reports.
import { z } from 'zod';

z.config({ jitless: true });

export { z };
