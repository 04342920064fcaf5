import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StudyUid } from '../../../models/base/ids.ts';
import { coded, openDatabase } from './database.ts';
import { makeBatch } from '../../../tests/fixtures/make-received.ts';
import { storeMethods } from './methods.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'database-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const place = () => ({
  file: path.join(folder, 'library.db'),
  copies: path.join(folder, 'copies'),
  key: new Uint8Array(32).fill(9),
});
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return coded(error);
  }
  return 'nothing was thrown';
};

test('a full disk is said to be full, and what was there stays', () => {
  const db = openDatabase(place());
  const store = storeMethods(db);
  store.putReceived(makeBatch([{ number: 1 }]));
  db.pragma(`max_page_count=${Number(db.pragma('page_count', { simple: true }))}`);
  const many = makeBatch(Array.from({ length: 500 }, (_, i) => ({ number: i + 2 })));
  expect(codeOf(() => store.putReceived(many))).toMatchObject({ code: 'store.full' });
  db.pragma('max_page_count=100000');
  expect(store.counts({ today: null }).all).toBe(1);
  expect(store.putReceived(many)).toHaveLength(500);
  db.close();
});

describe('a changed byte', () => {
  const fill = () => {
    const db = openDatabase(place());
    storeMethods(db).putReceived(makeBatch(Array.from({ length: 300 }, (_, i) => ({ number: i + 1 }))));
    db.close();
    return readFileSync(place().file);
  };
  const breakAt = (bytes: Buffer, at: number) => {
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(place().file, bytes);
  };

  test('in the first page: the library does not open', () => {
    breakAt(fill(), 200);
    expect(codeOf(() => openDatabase(place()))).toMatchObject({
      code: expect.stringMatching(/^store\.(key|damaged)$/),
    });
  });

  test('in any other page: damaged where it is read, never another value', () => {
    const bytes = fill();
    for (let page = 2; page < bytes.length / 4096; page += 7) breakAt(bytes, page * 4096 + 1000);
    const db = openDatabase(place());
    const store = storeMethods(db);
    expect(codeOf(() => store.instancesOfStudy(StudyUid.parse('1.2.1')))).toMatchObject({ code: 'store.damaged' });
    expect(store.integrity()).not.toEqual([]);
    db.close();
  });
});
