import { expect, test } from 'vitest';
import { AppError } from '../../../models/base/app-error.ts';
import { makeClient } from '../../../models/base/ipc/client.ts';
import { call, edit, feature, feed, job } from '../../../models/base/ipc/contract.ts';
import type { Client, Handlers } from '../../../models/base/ipc/contract.ts';
import { z } from '../../../models/base/schema.ts';
import { silentLog } from '../log.ts';
import { portPair } from './port-pair.ts';
import { answerPort } from './router.ts';

const bench = feature('bench', {
  double: call({ input: z.object({ n: z.number() }), output: z.object({ n: z.number() }) }),
  count: job({ input: z.object({ to: z.number() }), progress: z.number(), output: z.string() }),
  ticks: feed({ output: z.number() }),
  breaks: call({ input: z.object({ how: z.enum(['coded', 'bug', 'contract']) }), output: z.number() }),
});
const features = { bench };
type Ctx = { readonly signal: AbortSignal; readonly seen: string[] };

const handlers: Handlers<typeof bench.entries, Ctx> = {
  double: ({ n }) => ({ n: n * 2 }),
  count: async ({ to }, { signal, report, seen }) => {
    for (let n = 1; n <= to; n++) {
      if (signal.aborted) throw new AppError('job.cancelled');
      report(n);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    seen.push('counted');
    return 'done';
  },
  ticks: (emit, { seen }) => {
    emit(1);
    emit(2);
    return () => void seen.push('closed');
  },
  breaks: ({ how }) => {
    if (how === 'coded') throw new AppError('dicom.no-pixels', { file: 'a.dcm' });
    if (how === 'bug') throw new TypeError('a secret in a stack');
    return Number.NaN;
  },
};

const connect = (): { client: Client<typeof features>; seen: string[]; close: () => void } => {
  const { client, server } = portPair();
  const seen: string[] = [];
  answerPort(server, {
    features,
    handlers: { bench: handlers },
    contextFor: (signal) => ({ signal, seen }),
    log: silentLog,
  });
  return { client: makeClient(client), seen, close: client.close };
};

test('a call is answered', async () => {
  expect(await connect().client.bench.double({ n: 21 })).toEqual({ n: 42 });
});

test('a job reports progress, then its result', async () => {
  const progress: number[] = [];
  expect(await connect().client.bench.count({ to: 3 }, { onProgress: (n) => progress.push(n) })).toBe('done');
  expect(progress).toEqual([1, 2, 3]);
});

test('a job can be cancelled by whoever asked', async () => {
  const aborter = new AbortController();
  const running = connect().client.bench.count(
    { to: 10_000 },
    { signal: aborter.signal, onProgress: (n) => n === 2 && aborter.abort() },
  );
  await expect(running).rejects.toMatchObject({ code: 'job.cancelled' });
});

test('a job goes on when its window closes, a feed does not', async () => {
  const { client, seen, close } = connect();
  const started = new Promise<void>((resolve) => {
    client.bench.count({ to: 5 }, { onProgress: () => resolve() }).catch(() => undefined);
  });
  client.bench.ticks(() => undefined);
  await started;
  close();
  await expect.poll(() => seen).toEqual(['closed', 'counted']);
});

test('what changes a case is done in the order it was asked, also where one fails; the rest goes by', async () => {
  const { client: port, server } = portPair();
  const done: string[] = [];
  const work = feature('work', {
    draw: edit(call({ input: z.object({ ms: z.number() }), output: z.string() })),
    read: call({ input: z.object({}), output: z.string() }),
    undo: edit(call({ input: z.object({}), output: z.string() })),
  });
  const note = (what: string): string => {
    done.push(what);
    return what;
  };
  answerPort(server, {
    features: { work },
    handlers: {
      work: {
        draw: async ({ ms }: { ms: number }) => {
          await new Promise((resolve) => setTimeout(resolve, ms));
          if (ms === 10) throw new AppError('findings.unknown', {});
          return note(`drawn in ${ms}`);
        },
        read: () => note('read'),
        undo: () => note('undone'),
      },
    },
    contextFor: (signal) => ({ signal }),
    log: silentLog,
  });
  const { draw, undo, read } = makeClient<{ work: typeof work }>(port).work;
  const asked = [draw({ ms: 30 }), draw({ ms: 10 }), draw({ ms: 20 }), undo({}), draw({ ms: 1 }), read({})];
  const ends = (await Promise.allSettled(asked)).map(({ status }) => status);
  expect(ends).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled', 'fulfilled']);
  expect(done).toEqual(['read', 'drawn in 30', 'drawn in 20', 'undone', 'drawn in 1']);
});

test('what was asked before a lock is not answered after it; an empty answer, the lock’s own, is', async () => {
  const { client: port, server } = portPair();
  const lock = { isOpen: true, seen: [] as string[] };
  const office = feature('office', {
    read: call({ input: z.object({}), output: z.array(z.string()) }),
    lock: call({ input: z.object({}), output: z.object({}) }),
    work: job({ input: z.object({}), progress: z.number(), output: z.string() }),
  });
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
  const told: number[] = [];
  answerPort(server, {
    features: { office },
    handlers: {
      office: {
        read: () => pause().then(() => ['a patient’s name']),
        lock: () => {
          lock.isOpen = false;
          return {};
        },
        work: async (_: unknown, { report }: { report: (n: number) => void }) => {
          await pause();
          report(1);
          lock.seen.push('worked');
          return 'a patient’s name';
        },
      },
    },
    contextFor: (signal) => ({ signal }),
    isOpen: () => lock.isOpen,
    log: silentLog,
  });
  const client = makeClient<{ office: typeof office }>(port);
  const reading = client.office.read({});
  const working = client.office.work({}, { onProgress: (n) => told.push(n) });
  const ends = Promise.allSettled([reading, working]);
  expect(await client.office.lock({})).toEqual({});
  expect(await ends).toMatchObject([{ reason: { code: 'library.locked' } }, { reason: { code: 'library.locked' } }]);
  expect([lock.seen, told]).toEqual([['worked'], []]);
});

test('bad input stops before the handler', async () => {
  const asked = connect().client.bench.double(JSON.parse('{"n":"four"}'));
  await expect(asked).rejects.toMatchObject({ code: 'ipc.bad-input' });
});

test('a coded error arrives with its code, anything else is hidden', async () => {
  const { client } = connect();
  await expect(client.bench.breaks({ how: 'coded' })).rejects.toMatchObject({
    code: 'dicom.no-pixels',
    params: { file: 'a.dcm' },
  });
  await expect(client.bench.breaks({ how: 'bug' })).rejects.toMatchObject({ code: 'ipc.unexpected', params: {} });
  await expect(client.bench.breaks({ how: 'contract' })).rejects.toMatchObject({ code: 'ipc.unexpected' });
});

test('a feed brings values until it is closed', async () => {
  const { client, seen } = connect();
  const values: number[] = [];
  const close = client.bench.ticks((value) => values.push(value));
  await expect.poll(() => values).toEqual([1, 2]);
  close();
  await expect.poll(() => seen).toEqual(['closed']);
});

test.each(['bench.constructor', 'bench.toString', 'constructor.name', '__proto__.double', 'bench', ''])(
  '%j is no question',
  async (name) => {
    const { client, server } = portPair();
    answerPort(server, {
      features,
      handlers: { bench: handlers },
      contextFor: (signal) => ({ signal, seen: [] }),
      log: silentLog,
    });
    const reply = new Promise((resolve) => client.listen(resolve, () => undefined));
    client.send({ type: 'ask', id: 1, name, input: {} });
    expect(await reply).toMatchObject({ type: 'failed', code: 'ipc.unknown' });
  },
);
