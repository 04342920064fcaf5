import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemas, schemaText } from '../tools/schema-list.ts';

const folder = new URL('../../resources/schemas/', import.meta.url);

test.each(Object.keys(schemas))(
  '%s.schema.json is what the code checks by (else: node tests/tools/write-schemas.ts)',
  (name) => {
    expect(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8')).toBe(schemaText(name));
  },
);

test('no schema lies there that nobody writes', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(names.map((name) => name.replace('.schema.json', '')).toSorted()).toEqual(Object.keys(schemas).toSorted());
});
