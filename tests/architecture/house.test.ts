import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../preload/contract.ts';
import {
  badNames,
  crowdedFolders,
  keysUsed,
  limits,
  listAgainstFolders,
  sizes,
  tooLong,
  undocumented,
} from './house.ts';
import { projectFiles, root, sourceFiles } from './tree.ts';

const names = projectFiles();
const files = sourceFiles();

const fixedTop = [
  /^(main|renderer|preload|models|resources|tests)\//,
  /^(package\.json|package-lock\.json|tsconfig\.json|electron-builder\.yml|README\.md|CONTRIBUTING\.md|LICENSE)$/,
  /^[a-z]+\.config\.ts$/,
  /^\./,
];

test('the top level holds what it is meant to hold', () => {
  expect(names.filter((name) => !fixedTop.some((pattern) => pattern.test(name)))).toEqual([]);
});

test('no file is longer than the limit, and the median stays small', () => {
  expect(tooLong(files)).toEqual([]);
  expect(sizes(files).median).toBeLessThanOrEqual(limits.medianFile);
});

test('no folder is crowded', () => {
  expect(crowdedFolders(names)).toEqual([]);
});

test('files are named in kebab case, and there are no barrels', () => {
  expect(badNames(names)).toEqual([]);
});

test('every exported function of models says what it takes and gives', () => {
  expect(undocumented(files)).toEqual([]);
});

test.each(['models/risk', 'models/report/sections', 'renderer/imaging/tools'])(
  '%s: the list and the folders agree',
  (collection) => {
    expect(listAgainstFolders(collection, files)).toEqual([]);
  },
);

test('every kind of job that is listed has its texts', () => {
  const jobs = Object.entries(contract).flatMap(([word, { entries }]) =>
    Object.entries(entries).flatMap(([name, { kind }]) => (kind === 'job' ? [`${word}.${name}`] : [])),
  );
  const main = files.filter(({ path: file }) => file.startsWith('main/') && !file.endsWith('.test.ts'));
  const kinds = jobs.filter((kind) => main.some(({ text }) => text.includes(`'${kind}'`))); // the others are not listed
  expect(kinds).toContain('report.sign');
  const folder = path.join(root, 'resources/languages/parts');
  const texts = Object.assign(
    {},
    ...readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
  );
  const wanted = kinds.flatMap((kind) => ['', '.of', '.count'].map((end) => `job.${kind}${end}`));
  expect(wanted.filter((key) => !(key in texts))).toEqual([]);
});

test('every contract has its handlers, and the other way round', () => {
  const words = readdirSync(path.join(root, 'models')).filter(
    (word) => word !== 'base' && names.includes(`models/${word}/contract.ts`),
  );
  expect(Object.keys(contract).sort()).toEqual(words.sort());
  for (const word of words) expect(names).toContain(`main/${word}/handlers.ts`);
});

test('every text that code asks for is there', () => {
  const folder = path.join(root, 'resources/languages/parts');
  const present = new Set(
    readdirSync(folder).flatMap((file) => Object.keys(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))),
  );
  expect([...keysUsed(files)].filter((key) => !present.has(key)).sort()).toEqual([]);
});

test.each([
  ['a long file', () => tooLong([{ path: 'models/base/planted.ts', text: 'x\n'.repeat(501) }])],
  ['a crowded folder', () => crowdedFolders(Array.from({ length: 13 }, (_, i) => `models/base/planted/f${i}.ts`))],
  ['a barrel', () => badNames(['models/base/index.ts'])],
  ['a name in camel case', () => badNames(['models/base/someThing.ts'])],
  [
    'a function without a docstring',
    () => undocumented([{ path: 'models/base/planted.ts', text: 'export function planted() {}\n' }]),
  ],
])('%s is found', (_what, check) => {
  expect(check()).toHaveLength(1);
});

test('every question of the guide is answered by a file that exists', () => {
  const guide = readFileSync(path.join(root, 'resources/docs/architecture.md'), 'utf8');
  const table = guide.slice(guide.indexOf('| question | file |'), guide.indexOf('## 3.'));
  const answers = [...table.matchAll(/`([a-z]+\/[^`]*)`/g)].map(([, file = '']) => file.replace('<id>', 'caide'));
  expect(answers.length).toBeGreaterThan(8);
  expect(
    answers.filter(
      (file) => !names.some((name) => name === file || name.startsWith(file.endsWith('/') ? file : `${file}/`)),
    ),
  ).toEqual([]);
});

test('every walk of the guide goes through files that exist', () => {
  const guide = readFileSync(path.join(root, 'resources/docs/architecture.md'), 'utf8');
  const walks = guide.slice(guide.indexOf('## 5. '), guide.indexOf('## 6. '));
  const files = [...walks.matchAll(/`((?:main|models|renderer|preload)\/[^`<]*\.tsx?)`/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => !names.includes(file))).toEqual([]);
});
