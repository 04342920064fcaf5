import { afterEach, beforeEach, expect, test } from 'vitest';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StudyUid } from '../../../../models/base/ids.ts';
import { noFilter } from '../../../../models/library/worklist.ts';
import { openDatabase } from '../database.ts';
import { journalMethods, runsOfStudy } from '../tables/journal.ts';
import { worklistMethods } from '../tables/worklist.ts';
import { migrations } from './list.ts';
import { formOf, migrate } from './migrate.ts';

const key = new Uint8Array(32).fill(3);
let folder: string;
const place = () => ({ file: path.join(folder, 'library.db'), copies: path.join(folder, 'copies'), key });
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'migrate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const encrypted = (file: string) => {
  const db = new Sqlite(file);
  db.pragma("cipher='sqlcipher'");
  db.pragma('legacy=4');
  db.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
  return db;
};
const layExample = (form: number) => {
  const db = encrypted(place().file);
  db.exec(readFileSync(new URL(`./examples/${String(form).padStart(4, '0')}.sql`, import.meta.url), 'utf8'));
  db.close();
};

test('each migration stands at its own number', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, place) => place + 1));
});

test('every form but the newest has a stored example', async () => {
  const examples = await readdir(new URL('./examples', import.meta.url));
  expect(examples.toSorted()).toEqual(
    migrations.slice(0, -1).map(({ number }) => `${String(number).padStart(4, '0')}.sql`),
  );
});

test('a database of form 1 opens: its case stands in the list that form 1 did not have', () => {
  layExample(1);
  const db = openDatabase(place());
  expect(formOf(db)).toBe(migrations.length);
  const page = worklistMethods(db).worklist({
    search: 'sample',
    sort: { by: 'date', descending: true },
    filter: noFilter,
    offset: 0,
    limit: 10,
  });
  expect(page.rows).toMatchObject([
    { subject: { name: 'SAMPLE^Jane' }, modalities: ['MR'], imageCount: 1, openFindings: 1, thumbnail: 'i1' },
  ]);
  db.close();
});

test('a database of form 2 opens: what its journal says of models is found by the study, without reading all of it', () => {
  layExample(2);
  const db = openDatabase(place());
  const { modelRuns, verifyJournal } = journalMethods(db);
  expect(modelRuns(StudyUid.parse('1.2.1'))).toMatchObject([{ params: { model: 'hippocampus', findings: 1 } }]);
  expect(modelRuns(StudyUid.parse('1.2.2'))).toEqual([]);
  expect(verifyJournal().brokenAt).toBeNull();
  const plan = db.prepare<[string], { detail: string }>(`EXPLAIN QUERY PLAN ${runsOfStudy}`).all('1.2.1');
  expect(plan.map(({ detail }) => detail).join()).toContain('USING INDEX journal_model_run');
  db.close();
});

test('before each step there is a copy, encrypted, of what was', () => {
  layExample(1);
  openDatabase(place()).close();
  const copy = path.join(place().copies, 'before-0002.db');
  expect(readFileSync(copy).includes('SQLite format')).toBe(false);
  const db = encrypted(copy);
  expect(formOf(db)).toBe(1);
  expect(db.prepare('SELECT name FROM subject').pluck().get()).toBe('SAMPLE^Jane');
  db.close();
});

test('a new database needs no copy', () => {
  openDatabase(place()).close();
  expect(existsSync(place().copies)).toBe(false);
});

test('a step that breaks leaves the database as it was', () => {
  layExample(1);
  const db = encrypted(place().file);
  const broken = {
    number: 2,
    up: (target: typeof db) => void target.exec('DROP TABLE finding; DROP TABLE no_such_table;'),
  };
  expect(() => migrate(db, { ...place(), steps: [...migrations.slice(0, 1), broken] })).toThrow('no_such_table');
  expect([formOf(db), db.prepare('SELECT count(*) FROM finding').pluck().get()]).toEqual([1, 1]);
  db.close();
});

test('a database of a newer program is left alone', () => {
  const db = openDatabase(place());
  db.pragma('user_version=99');
  db.close();
  expect(() => openDatabase(place())).toThrow(
    expect.objectContaining({ code: 'store.newer', params: { found: 99, known: migrations.length } }),
  );
});
