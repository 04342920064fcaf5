import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from '../../../models/base/schema.ts';
import { runChild } from '../main/child.ts';
import { median, notMeasured, number, spread } from '../main/measure.ts';
import type { Line } from '../main/measure.ts';

/** What a runtime alone took on a golden input, one entry a run, each with a session of its own. */
export const PeerTimes = z.object({
  loadMs: z.array(z.number()),
  networkMs: z.array(z.number()),
  peakMb: z.number().nullable(), // of the process, after all runs
  difference: z.number().nullable(), // largest, from what the pack's example expects
});
export type PeerTimes = z.infer<typeof PeerTimes>;

const require = createRequire(import.meta.url);
const variable = 'PHENOSCOPE_ONNXRUNTIME_NODE';
const Package = z.object({ version: z.string() });

export interface Native {
  readonly folder: string; // of the package
  readonly version: string;
}

/**
 * onnxruntime-node where somebody installed it: in the folder that the variable names (the package's own, or one with it in
 * node_modules), else where this project would find it. It is no dependency of the project.
 */
export function findNative(): Native | null {
  const named = process.env[variable];
  const candidates = named ? [named, path.join(named, 'node_modules/onnxruntime-node')] : resolved();
  const folder = candidates.find(
    (one) => path.basename(one) === 'onnxruntime-node' && existsSync(path.join(one, 'package.json')),
  );
  if (!folder) return null;
  return { folder, version: Package.parse(require(path.resolve(folder, 'package.json'))).version };
}

const resolved = (): readonly string[] => {
  try {
    return [path.dirname(require.resolve('onnxruntime-node/package.json'))];
  } catch {
    return [];
  }
};

const webVersion = Package.parse(
  JSON.parse(
    JSON.stringify(require(path.resolve(import.meta.dirname, '../../../node_modules/onnxruntime-web/package.json'))),
  ),
).version;

const child = path.join(import.meta.dirname, 'peer-child.ts');

async function timesOf(where: string, args: readonly string[]): Promise<PeerTimes> {
  const { out } = await runChild(process.execPath, [child, where, ...args]);
  return PeerTimes.parse(JSON.parse(out));
}

/** One golden input by onnxruntime-web (WASM) and by onnxruntime-node, each alone in a process of its own. */
export async function nativeLines(id: string, runs: number, threads: number): Promise<readonly Line[]> {
  const native = findNative();
  if (!native) return [notMeasured('onnxruntime-node', `not installed (or ${variable} does not name its folder)`)];
  const args = [String(runs), id, String(threads)];
  const web = await timesOf('web', args);
  const other = await timesOf(path.resolve(native.folder), args);
  const ratio = median(web.networkMs) / median(other.networkMs);
  const version = native.version === webVersion ? native.version : `${native.version}, not ${webVersion}`;
  const [webMb, nativeMb] = [web.peakMb ?? NaN, other.peakMb ?? NaN];
  const ofIt = (value: number): string => `${number(value)}× of it`;
  return [
    {
      what: `${threads} thread(s), alone in a process: onnxruntime-web, run`,
      value: spread(web.networkMs, 'ms'),
      ratio: ofIt(ratio),
    },
    { what: `  beside: onnxruntime-node ${version}, run`, value: spread(other.networkMs, 'ms') },
    {
      what: '  loading: onnxruntime-web',
      value: spread(web.loadMs, 'ms'),
      ratio: ofIt(median(web.loadMs) / median(other.loadMs)),
    },
    { what: '    beside: onnxruntime-node', value: spread(other.loadMs, 'ms') },
    {
      what: '  peak memory of the process: onnxruntime-web',
      value: `${number(webMb)} MB`,
      ratio: ofIt(webMb / nativeMb),
    },
    { what: '    beside: onnxruntime-node', value: `${number(nativeMb)} MB` },
    {
      what: '  largest difference from what the example expects',
      value: `${(web.difference ?? NaN).toExponential(1)}, onnxruntime-node ${(other.difference ?? NaN).toExponential(1)}`,
    },
  ];
}
