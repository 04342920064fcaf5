import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from '../../models/base/schema.ts';
import { schemas } from '../tools/schema-list.ts';
import { makeCtPhantom } from '../fixtures/make-ct-phantom.ts';
import { inFolder, phenoscope } from './phenoscope.ts';
import { shared } from './show/compare.ts';

// Packs without a network from the command line: phantoms with known answers, and real CT where it is there.

const Result = z.looseObject({
  measurements: z.array(z.object({ label: z.string(), value: z.number(), unit: z.string() }).loose()),
  candidates: z.array(z.object({ number: z.number(), score: z.number(), label: z.number() }).loose()).optional(),
  guard: z.object({
    reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).loose()),
  }),
});

interface Ran {
  readonly said: string;
  readonly result: z.infer<typeof Result> | null;
}

const infer = (input: string, model: string, more: readonly string[]): Promise<Ran> =>
  inFolder(async (out) => {
    const { said } = await phenoscope(['infer', '--model', model, '--input', input, '--out', out, ...more]);
    const file = path.join(out, 'result.json');
    if (!existsSync(file)) return { said, result: null };
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    expect(schemas['result']?.schema.safeParse(value).success).toBe(true);
    return { said, result: Result.parse(value) };
  });

const withPhantom = <T>(pack: string, work: (folder: string) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const series = path.join(folder, 'series');
    await mkdir(series);
    for (const [n, bytes] of makeCtPhantom(pack).entries()) await writeFile(path.join(series, `${n}.dcm`), bytes);
    return work(series);
  });

const options = { timeout: 120_000 };
const around = '--box=-1,-1,-2,21,21,11';

test('calcium: candidates by number, then the whole score once all are assigned', options, () =>
  withPhantom('calcium', async (series) => {
    const open = await infer(series, 'calcium', [around]);
    const [bone, lad, main, right] = open.result?.candidates ?? [];
    expect([bone, lad, main, right].map((one) => one?.score)).toEqual([36, 24, 9, 1]);
    expect(open.result?.measurements).toEqual([]); // nothing counts until it is assigned
    const assigned = [`${lad?.number}=3`, `${main?.number}=2`, `${right?.number}=5`, 'rest=6'];
    const scored = await infer(series, 'calcium', [around, ...assigned.flatMap((one) => ['--assign', one])]);
    expect(scored.result?.measurements[0]).toMatchObject({ value: 34, unit: '{score}' });
  }),
);

test('lung density of a phantom, as DICOM', options, () =>
  withPhantom('lung-density', async (series) => {
    const { result } = await infer(series, 'lung-density', []);
    const found = (unit: string): number | undefined => result?.measurements.find((one) => one.unit === unit)?.value;
    expect([found('mL'), found('%'), found('g/L')]).toEqual([4320, 3.50584, 80]);
  }),
);

const chest = path.join(shared, '04-ct-chest/lidc-idri-0314-ct.zip');
const gated = path.join(shared, '15-dicomdir/98892001/CT5N');
const isHere = existsSync(chest);

test.skipIf(!isHere)(
  'real chest: four centimetres of lung give no number, but what was measured is told',
  options,
  async () => {
    const { said, result } = await infer(chest, 'lung-density', []);
    expect(said).toContain('Volume is 791.63 mL');
    expect(result?.guard.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['infer.flat-measure', 'infer.lung-cut', 'infer.rule-kernel-unknown']),
    );
  },
);

test.skipIf(!isHere)(
  'real chest: slices of 1 mm are refused for Agatston, and marked on the reader’s word',
  options,
  async () => {
    const box = '--box=-60,20,-535,60,140,-497';
    const refused = await infer(chest, 'calcium', [box]);
    expect(refused.said).toContain('Slices are 1 mm thick');
    const { result } = await infer(chest, 'calcium', [box, '--despite', 'thickness']);
    expect(result?.candidates).toHaveLength(120);
    expect(result?.guard.reasons.map(({ code }) => code)).toContain('infer.rule-thickness-despite');
  },
);

test.skipIf(!isHere)('a real gated series at 120 kV and 2.5 mm meets the conditions', options, async () => {
  const { result } = await infer(gated, 'calcium', ['--box=-80,-150,0,-60,-130,30']);
  const codes = result?.guard.reasons.map(({ code }) => code) ?? ['none'];
  expect(codes.filter((code) => /kilovolt|thickness|axial|infer\.rule-contrast$/.test(code))).toEqual([]);
});

test('a region needs a point, and numbers that are none are bad arguments', options, () =>
  withPhantom('lung-density', async (series) => {
    expect((await infer(series, 'region-grow', [])).said).toContain('Place a box first');
    expect((await infer(series, 'region-grow', ['--seed', '1,2'])).said).toContain('--seed wants three numbers');
    const { result } = await infer(series, 'region-grow', ['--seed', '60,60,100']);
    expect(result?.measurements[0]?.value).toBeGreaterThan(0);
  }),
);
