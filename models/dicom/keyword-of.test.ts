import { expect, test } from 'vitest';
import profile from './deidentify/profile.json' with { type: 'json' };
import { keywordOf, keywordOfName } from './keyword-of.ts';
import { attributes } from './write/encode/attributes.ts';

test('a name of the dictionary has the keyword it has there', () => {
  const written = new Map<number, string>(Object.entries(attributes).map(([keyword, [tag]]) => [tag, keyword]));
  const both = profile.rows.flatMap(({ tag, name }) => {
    const keyword = written.get(Number.parseInt(tag, 16));
    return keyword ? [[name, keyword] as const] : [];
  });
  expect(both.length).toBeGreaterThan(20);
  for (const [name, keyword] of both) expect(keywordOfName(name)).toBe(keyword);
});

test('a tag without a known name has no keyword', () => {
  expect([0x00100010, 0x00280010, 0x00091001].map(keywordOf)).toEqual(['PatientName', 'Rows', '']);
});
