import { expect, test } from 'vitest';
import { checkImports, findCycles } from './check-imports.ts';
import { importTable } from './import-table.ts';
import { sourceFiles } from './tree.ts';

const files = sourceFiles();
const found = checkImports(files, importTable);

test('every import is in the table', () => {
  expect(found.breaches).toEqual([]);
});

test('every file has a row in the table', () => {
  expect(found.unplaced).toEqual([]);
});

test('no permission is granted that nobody uses', () => {
  expect(found.unused).toEqual([]);
});

test('no two files import each other, directly or round a corner', () => {
  expect(findCycles(files.filter(({ path }) => !path.startsWith('tests/')))).toEqual([]);
});

// A planted breach of each rule: the checker must tell.
test.each([
  ['base knows only itself', 'models/base/planted.ts', '../dicom/contract.ts'],
  ['only schema.ts imports zod', 'models/base/planted.ts', 'zod'],
  ['models are pure: no Node', 'models/genome/planted.ts', 'node:fs'],
  ['genome does not know dicom', 'models/genome/planted.ts', '../dicom/contract.ts'],
  ['risk does not know genome', 'models/risk/planted.ts', '../genome/contract.ts'],
  ['findings do not know the report', 'models/findings/planted.ts', '../report/contract.ts'],
  ['the report does not know genome', 'models/report/planted.ts', '../genome/contract.ts'],
  ['packages stay out of models', 'models/dicom/read/planted.ts', 'dcmjs'],
  ['models do not know main', 'models/imaging/planted.ts', '../../main/app/context.ts'],
  ['Electron stays in its shell', 'main/dicom/planted.ts', 'electron'],
  ['Electron stays out of the browser shell', 'main/app/shell/browser/planted.ts', 'electron'],
  ['the database stays in library', 'main/genome/planted.ts', 'better-sqlite3-multiple-ciphers'],
  ['a word does not know another word in main', 'main/genome/planted.ts', '../report/handlers.ts'],
  ['main does not know the renderer', 'main/report/planted.ts', '../../renderer/ui/text/t.ts'],
  ['the contract list imports contracts only', 'preload/contract.ts', '../models/base/fact.ts'],
  ['the preload imports Electron only', 'preload/preload.ts', '../models/base/ids.ts'],
  ['the renderer has no Node', 'renderer/library/planted.ts', 'node:path'],
  ['a word does not know another word in the renderer', 'renderer/genome/planted.tsx', '../risk/page.tsx'],
  ['Cornerstone lives in imaging', 'renderer/findings/planted.tsx', '@cornerstonejs/core'],
  ['and there in one folder', 'renderer/imaging/viewport/planted.tsx', '@cornerstonejs/core'],
  ['onnxruntime lives in inference', 'renderer/imaging/planted.ts', 'onnxruntime-web/wasm'],
  ['ui holds no domain words', 'renderer/ui/planted.tsx', '../../models/findings/finding.ts'],
  ['app opens words by their doors only', 'renderer/app/planted.tsx', '../genome/medications.tsx'],
])('%s', (_rule, path, imported) => {
  const planted = { path, text: `import { something } from '${imported}';\n` };
  expect(checkImports([planted], importTable).breaches).toHaveLength(1);
});

test('a planted cycle is found', () => {
  const a = { path: 'models/base/a.ts', text: "import { b } from './b.ts';" };
  const b = { path: 'models/base/b.ts', text: "import { a } from './a.ts';" };
  expect(findCycles([a, b])).toEqual(['models/base/a.ts ⇄ models/base/b.ts']);
  const typed = { path: 'models/base/b.ts', text: "import type { a } from './a.ts';" };
  expect(findCycles([a, typed])).toEqual([]);
});
