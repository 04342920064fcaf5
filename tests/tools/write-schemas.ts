// Writes resources/schemas/*.schema.json from the schemas in models/:
//   node tests/tools/write-schemas.ts
import { writeFileSync } from 'node:fs';
import { schemas, schemaText } from './schema-list.ts';

const folder = new URL('../../resources/schemas/', import.meta.url);
for (const name of Object.keys(schemas)) writeFileSync(new URL(`${name}.schema.json`, folder), schemaText(name));
