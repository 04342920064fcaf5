import path from 'node:path';
import { z } from '../../../models/base/schema.ts';
import { runChild } from './child.ts';
import { nativeLines } from '../ai/native.ts';
import { median, number, spread } from './measure.ts';
import type { Line, Section } from './measure.ts';

const Ms = z.number();
export const InferRound = z.object({
  ours: z.object({ ms: Ms, cpuMs: Ms, provider: z.string(), timesMs: z.record(z.string(), Ms), tiles: z.number() }),
  bare: z.object({ ms: Ms, cpuMs: Ms, loadMs: Ms, networkMs: Ms }),
  threads: z.number(),
  peakMb: z.number().nullable(), // of our first run, nothing else having run in the process
});
export type InferRound = z.infer<typeof InferRound>;

export const inferChild = path.join(import.meta.dirname, 'parts/infer-child.ts');

/** Each step of our own run. */
const stepLines = (rounds: readonly InferRound[]): Line[] =>
  Object.keys(rounds[0]?.ours.timesMs ?? {}).map((step) => ({
    what: `  of it: ${step}`,
    value: spread(
      rounds.map(({ ours }) => ours.timesMs[step] ?? NaN),
      'ms',
    ),
  }));

export const inferenceSection: Section = {
  title: 'Inference (hippocampus pack on its example; a new thread and session each run, turn about)',
  measure: async ({ runs }) => {
    const { out } = await runChild(process.execPath, [inferChild, String(runs)]);
    const rounds = z.array(InferRound).parse(JSON.parse(out));
    const [first] = rounds;
    if (!first) return [];
    const { provider, tiles } = first.ours;
    const ratioOf = (pick: (round: InferRound) => readonly [number, number]): number =>
      median(rounds.map((round) => pick(round)[0])) / median(rounds.map((round) => pick(round)[1]));
    const whole = ratioOf(({ ours, bare }) => [ours.ms, bare.ms]);
    const cpu = ratioOf(({ ours, bare }) => [ours.cpuMs, bare.cpuMs]);
    const network = ratioOf(({ ours, bare }) => [ours.timesMs['network'] ?? NaN, bare.networkMs]);
    return [
      {
        what: `whole run: ${provider}, ${first.threads} threads, ${tiles} tile(s)`,
        value: spread(
          rounds.map(({ ours }) => ours.ms),
          'ms',
        ),
        ratio: `${number(whole)}× bare`,
        goal: { text: '≤ 1.1', isMet: whole <= 1.1 },
      },
      ...stepLines(rounds),
      {
        what: '  CPU time, all threads',
        value: spread(
          rounds.map(({ ours }) => ours.cpuMs),
          'ms',
        ),
        ratio: `${number(cpu)}× bare`,
      },
      { what: '  peak memory of the process, our first run', value: `${number(first.peakMb ?? NaN)} MB` },
      {
        what: '  beside: bare onnxruntime-web, thread, load and run',
        value: spread(
          rounds.map(({ bare }) => bare.ms),
          'ms',
        ),
      },
      {
        what: '    its CPU time',
        value: spread(
          rounds.map(({ bare }) => bare.cpuMs),
          'ms',
        ),
      },
      {
        what: '    of it: load',
        value: spread(
          rounds.map(({ bare }) => bare.loadMs),
          'ms',
        ),
      },
      {
        what: '    of it: session.run, as many tiles',
        value: spread(
          rounds.map(({ bare }) => bare.networkMs),
          'ms',
        ),
        ratio: `ours ${number(network)}× of it`,
        goal: { text: '≤ 1.1 on the same tensor', isMet: network <= 1.1 },
      },
      ...(await nativeLines('hippocampus', runs, first.threads)),
    ];
  },
};
