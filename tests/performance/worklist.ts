// Every question of the worklist on 100,000 instances: `node main/app/launch.mjs bench worklist [studies]`. Limit 100 ms.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../main/library/store.ts';
import type { Store } from '../../main/library/store.ts';
import { jane, makeBatch } from '../fixtures/make-received.ts';
import { noFilter, WorklistColumn } from '../../models/library/worklist.ts';
import type { WorklistQuery } from '../../models/library/worklist.ts';

const instances = 100_000;
const limitMs = 100;
const runs = 7;
const studies = Number(process.argv[2] ?? 2000);
const names = ['DOE', 'ABEL', 'MEIER', 'SAMPLE', 'NGUYEN', 'GARCIA', 'KIM', 'ROSSI'];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const fileOf = (study: number, number: number) => ({
  study,
  number,
  series: study * 10 + (number % 3),
  modality: ['CT', 'MR', 'US'][study % 3] ?? 'CT',
  date: `20${10 + (study % 16)}-0${1 + (study % 9)}-1${study % 9}`,
  description: `Study of ${names[(study * 7) % 8]} ${study % 100}`,
  identity: { ...jane, name: `${names[study % 8]}^P${study % 5000}`, patientId: `ID-${study % 50_000}` },
});

async function fill(store: Store): Promise<void> {
  const perStudy = Math.ceil(instances / studies);
  let batch: ReturnType<typeof fileOf>[] = [];
  for (let study = 1; study <= studies; study++) {
    for (let number = 1; number <= perStudy; number++) batch.push(fileOf(study, number));
    if (batch.length < 500 && study < studies) continue;
    await store.putReceived(makeBatch(batch));
    batch = [];
  }
}

async function time(ask: () => Promise<unknown>): Promise<{ median: number; worst: number }> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(runs / 2)] ?? 0, worst: sorted.at(-1) ?? 0 };
}

const questions: readonly (readonly [string, Partial<WorklistQuery>])[] = [
  ...WorklistColumn.options.map((by) => [`sort by ${by}`, { sort: { by, descending: false } }] as const),
  ['end of the list', { offset: Math.max(0, studies - 100) }],
  ...['s', 'doe', 'garcia 17', 'ID-42', 'zzzz', '2015-03'].map((search) => [`search "${search}"`, { search }] as const),
  ['one modality', { filter: { ...noFilter, modality: 'CT' } }],
  ['unread', { filter: { ...noFilter, view: 'unread' } }],
  ['proposed findings', { filter: { ...noFilter, view: 'proposed' } }],
  ['two years', { filter: { ...noFilter, from: '2015-01-01', to: '2017-01-01' } }],
];

const folder = await mkdtemp(path.join(tmpdir(), 'worklist-'));
const store = await openStore({
  file: path.join(folder, 'library.db'),
  copies: path.join(folder, 'copies'),
  key: new Uint8Array(32),
});
try {
  const started = performance.now();
  await fill(store);
  say(`${instances} instances in ${studies} studies entered in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  let slowest = 0;
  for (const [name, question] of questions) {
    const query = {
      search: '',
      sort: { by: 'date', descending: true } as const,
      filter: noFilter,
      offset: 0,
      limit: 100,
      ...question,
    };
    const { median, worst } = await time(() => store.worklist(query));
    slowest = Math.max(slowest, median);
    say(`${name.padEnd(22)} median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`);
  }
  const counts = await time(() => store.counts({ today: '2026-01-10' }));
  say(
    `${'counts of the filters'.padEnd(22)} median ${counts.median.toFixed(1)} ms, worst ${counts.worst.toFixed(1)} ms`,
  );
  say(`slowest median ${Math.max(slowest, counts.median).toFixed(1)} ms, limit ${limitMs} ms`);
  process.exitCode = slowest <= limitMs ? 0 : 1;
} finally {
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
