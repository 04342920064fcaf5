import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { Answers, Draft } from '../../../models/inference/bring/answers.ts';
import { cardOfAnswers } from '../../../models/inference/bring/card-of-answers.ts';
import { checkGraph } from '../../../models/inference/bring/check-graph.ts';
import type { GraphShown, Inspection, PackCheck } from '../../../models/inference/bring/inspection.ts';
import { readMonai } from '../../../models/inference/bring/read-monai.ts';
import { readNnunet } from '../../../models/inference/bring/read-nnunet.ts';
import { readOnnx } from '../../../models/inference/bring/read-onnx.ts';
import type { OnnxGraph } from '../../../models/inference/bring/read-onnx.ts';
import type { Context } from '../../app/context.ts';
import { tryNetwork } from '../runtimes/try-network.ts';
import { dryRun, triedReason } from './dry-run.ts';
import { checkGolden, hasExample } from './golden-input.ts';
import { folderWith, openPackFiles } from './pack-files.ts';
import type { PackFiles } from './pack-files.ts';
import { checkPack, digestOf, isRulePack, readCard, vouchingOf } from './packs.ts';
import type { PackSource, ReadPackFile, ReadyPack } from './packs.ts';
import { signatureOf } from './signature.ts';

export interface InspectParts {
  readonly ctx: Pick<Context, 'library' | 'shell' | 'files' | 'newId'>;
  readonly path: string; // of what was chosen
  readonly signal: AbortSignal;
  readonly report: (progress: Counted) => void;
}

/** What was found, and the pack's source once it has a card. */
export interface Inspected {
  readonly inspection: Inspection;
  readonly source: PackSource | null;
  readonly names: readonly string[]; // of the pack's own files
}

const mostWeights = 512 * 1024 ** 2; // bytes: WASM has 4 GB for the graph, its weights and everything between

const shownGraph = (graph: OnnxGraph, file: string, bytes: number): GraphShown => ({
  file,
  bytes,
  opset: graph.opset,
  producer: graph.producer,
  nodes: graph.nodes,
  operators: [...graph.operators],
  inputs: graph.inputs.map(({ name, dims }) => ({ name, dims: [...dims] })),
  outputs: graph.outputs.map(({ name, dims }) => ({ name, dims: [...dims] })),
});

/** The graph of a file that may run here. @throws AppError `packs.onnx-*`, `packs.weights-size`. */
function graphOf(weights: Uint8Array, file: string): GraphShown & { readonly read: OnnxGraph } {
  if (weights.length > mostWeights)
    throw new AppError('packs.weights-size', { file, bytes: weights.length, most: mostWeights });
  const graph = readOnnx(weights);
  const checked = graph.ok ? checkGraph(graph.value) : graph;
  if (!checked.ok) throw new AppError(checked.error.code, { file, ...checked.error.params });
  return { ...shownGraph(checked.value, file, weights.length), read: checked.value };
}

const jsonIn = async ({ read, names }: PackFiles, name: string): Promise<unknown> => {
  const found = names.find((one) => one === name || one.endsWith(`/${name}`));
  if (!found) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(await read(found)));
  } catch {
    return undefined; // a file that others wrote for others: what cannot be read fills nothing in
  }
};

/** What files beside a bare network say of it. */
async function draftOf(files: PackFiles): Promise<{ draft: Draft; draftFrom: Inspection['draftFrom'] }> {
  const monai = readMonai(await jsonIn(files, 'metadata.json'));
  if (monai) return { draft: monai, draftFrom: 'monai' };
  const nnunet = readNnunet(await jsonIn(files, 'dataset.json'), await jsonIn(files, 'plans.json'));
  return nnunet ? { draft: nnunet, draftFrom: 'nnunet' } : { draft: {}, draftFrom: 'none' };
}

async function licenceIn({ names, read }: PackFiles): Promise<string | null> {
  const file = names.find((name) => /(^|\/)(LICEN[CS]E|COPYING)(\.(txt|md))?$/i.test(name));
  return file ? new TextDecoder().decode((await read(file)).subarray(0, 4000)) : null;
}

const unsigned: Inspection['signature'] = { status: 'none', signer: null, fingerprint: null };

/** A pack made of a bare network and what a person answered. @throws AppError `packs.answers-*`, `packs.onnx-*`, `packs.card`. */
async function answered(files: PackFiles, answers: Answers): Promise<{ source: PackSource; names: readonly string[] }> {
  const onnx = onlyNetwork(files);
  const weights = await files.read(onnx);
  const { read: graph } = graphOf(weights, onnx);
  const card = cardOfAnswers(answers, graph, { file: 'model.onnx', sha256: digestOf(weights), bytes: weights.length });
  if (!card.ok) throw new AppError(card.error.code, card.error.params);
  const text = new TextEncoder().encode(`${JSON.stringify(card.value, null, 2)}\n`);
  const read: ReadPackFile = (name) =>
    name === 'card.json'
      ? Promise.resolve(text)
      : name === 'model.onnx'
        ? Promise.resolve(weights)
        : Promise.reject(new AppError('packs.no-file', { id: answers.id, file: name }));
  return { source: { id: answers.id, origin: 'installed', read }, names: ['card.json', 'model.onnx'] };
}

/** @throws AppError `packs.no-card` where there is no network either, `packs.several-networks`. */
function onlyNetwork({ names }: PackFiles): string {
  const [onnx, ...more] = names.filter((name) => name.toLowerCase().endsWith('.onnx'));
  if (!onnx) throw new AppError('packs.no-card');
  if (more.length > 0) throw new AppError('packs.several-networks', { count: more.length + 1 });
  return onnx;
}

type Step = [check: PackCheck['check'], work: () => Promise<PackCheck['reason']>];

/** Makes checks one after the other until one fails. */
async function inOrder(steps: readonly Step[], { report, signal }: InspectParts): Promise<PackCheck[]> {
  const checks: PackCheck[] = [];
  for (const [n, [check, work]] of steps.entries()) {
    signal.throwIfAborted();
    report({ step: `packs.check.${check}`, done: n, total: steps.length });
    try {
      checks.push({ check, isPassed: true, reason: await work() });
    } catch (error) {
      if (!isAppError(error) || error.code === 'job.cancelled') throw error;
      const { code, params } = error;
      checks.push({ check, isPassed: false, reason: { code, params: { ...params } } });
      break;
    }
  }
  return checks;
}

/** Card, digest, size, operators, signature, a dry run, the pack's own example. */
async function checkSource(
  source: PackSource,
  parts: InspectParts,
): Promise<Pick<Inspection, 'card' | 'graph' | 'signature' | 'checks'>> {
  const { library } = parts.ctx;
  const options = { signal: parts.signal, threads: 1, onTile: () => undefined };
  let pack: ReadyPack | null = null;
  let graph: GraphShown | null = null;
  const ready = (): ReadyPack => pack ?? raise('packs.card');
  const signature = await signatureOf(source.read, vouchingOf(library).trusted);
  const parsed = await readCard(source.read);
  const steps: readonly Step[] = [
    [
      'card',
      async () => {
        const checked = await checkPack(source, vouchingOf(library));
        if (checked.status === 'ready') pack = checked.pack;
        else throw new AppError(checked.row.problem?.code ?? 'packs.card', checked.row.problem?.params ?? {});
        return null;
      },
    ],
    [
      'operators',
      () => {
        const found = ready();
        if (isRulePack(found)) return Promise.resolve(null);
        const { read: _, ...shown } = graphOf(found.weights, found.card.weights.file);
        graph = shown;
        return Promise.resolve(null);
      },
    ],
    ['signature', () => Promise.resolve(signature.status === 'none' ? { code: 'packs.not-signed', params: {} } : null)],
    [
      'dry-run',
      async () => {
        const found = ready();
        return isRulePack(found) ? null : triedReason(await dryRun(parts.ctx, found, { signal: parts.signal }));
      },
    ],
    [
      'example',
      async () => {
        const found = ready();
        if (!(await hasExample(found))) return { code: 'packs.no-example', params: {} };
        const { verdict, largestDifference, limit } = await checkGolden(found, options, (pack, tensor) =>
          tryNetwork(parts.ctx, { pack, tensor }, { signal: parts.signal }),
        );
        if (verdict === 'passed') return null;
        throw new AppError('packs.example-differs', { difference: Number(largestDifference.toPrecision(2)), limit });
      },
    ],
  ];
  const checks = await inOrder(steps, parts);
  return { card: parsed?.success ? parsed.data : null, graph, signature, checks };
}

const raise = (code: string): never => {
  throw new AppError(code);
};

/**
 * Looks into what a person wants to bring, checks and tries it; nothing is kept.
 *
 * @param answers  the card of a network that has none. @returns what was found; a check that failed is an answer.
 * @throws AppError where there is nothing to look into: `packs.zip-*`, `packs.no-card`, `packs.onnx-*`, `job.cancelled`.
 */
export async function inspect(parts: InspectParts, answers: Answers | null): Promise<Inspected> {
  const files = await openPackFiles(parts.path);
  const folder = folderWith(files, 'card.json');
  const licenceText = await licenceIn(files);
  if (folder === undefined && answers === null) {
    const onnx = onlyNetwork(files);
    const { read: _, ...graph } = graphOf(await files.read(onnx), onnx);
    const about = { name: files.name, card: null, graph, licenceText, signature: unsigned, checks: [], problem: null };
    return { inspection: { ...about, ...(await draftOf(files)) }, source: null, names: [] };
  }
  const { source, names } =
    folder === undefined && answers ? await answered(files, answers) : await carded(files, folder ?? '');
  const found = await checkSource(source, parts);
  const problem = found.checks.find(({ isPassed }) => !isPassed)?.reason ?? null;
  const inspection = { name: files.name, draft: null, draftFrom: 'none', licenceText, ...found, problem } as const;
  return { inspection, source, names };
}

/** A pack that has its card: its files by their names in the card's own folder. */
async function carded(files: PackFiles, folder: string): Promise<{ source: PackSource; names: readonly string[] }> {
  const read: ReadPackFile = (name) => files.read(`${folder}${name}`);
  const card = await readCard(read);
  const names = files.names.filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length));
  return { source: { id: card?.success ? card.data.id : files.name, origin: 'installed', read }, names };
}
