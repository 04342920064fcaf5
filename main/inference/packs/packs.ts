import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { Digest } from '../../../models/base/ids.ts';
import { isRuleCard, ModelCard } from '../../../models/inference/card/card.ts';
import type { NetworkCard } from '../../../models/inference/card/card.ts';
import type { RuleCard } from '../../../models/inference/card/rule-card.ts';
import type { PackRow } from '../../../models/inference/contract.ts';
import type { Context } from '../../app/context.ts';
import { installedPacks } from './installed.ts';
import { signatureOf } from './signature.ts';

/** Reads one file of a pack by its name inside the pack's folder (`model.onnx`, `examples/example.json`). */
export type ReadPackFile = (name: string) => Promise<Uint8Array<ArrayBuffer>>;

/** A pack's files, wherever they lie. */
export interface PackSource {
  readonly id: string; // of its folder; the card must say the same
  readonly origin: PackRow['origin'];
  readonly read: ReadPackFile;
}

/** A pack whose weights are the file its card names. */
export interface NetworkPack {
  readonly origin: PackRow['origin'];
  readonly card: NetworkCard;
  readonly digest: Digest; // of the weights
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly read: ReadPackFile;
}

/** A pack that computes by a rule: its card is all there is. */
export interface RulePack {
  readonly origin: PackRow['origin'];
  readonly card: RuleCard;
  readonly digest: Digest; // of the card's file
  readonly read: ReadPackFile;
}

export type ReadyPack = NetworkPack | RulePack;

export const isRulePack = (pack: ReadyPack): pack is RulePack => !('weights' in pack);

export type CheckedPack = { readonly row: PackRow } & (
  | { readonly status: 'ready'; readonly pack: ReadyPack }
  | { readonly status: 'refused' }
);

/** SHA-256 of a file's bytes. */
export const digestOf = (bytes: Uint8Array): Digest => Digest.parse(createHash('sha256').update(bytes).digest('hex'));

/** What the packs' trainings share; no pack. */
const tools = 'training';

/** The packs that came with the product: each folder of `models/ai`. */
async function shippedPacks(folder: string): Promise<readonly PackSource[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sources = entries
    .filter((entry) => entry.isDirectory() && entry.name !== tools)
    .map(({ name }): PackSource => {
      const read: ReadPackFile = async (file) => new Uint8Array(await readFile(path.join(folder, name, file)));
      return { id: name, origin: 'shipped', read };
    });
  return sources.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const refuse = (
  { id, origin }: PackSource,
  {
    code,
    params = {},
    card = null,
    digest = null,
  }: { code: string; params?: AppError['params'] } & Partial<Pick<PackRow, 'card' | 'digest'>>,
): CheckedPack => ({ status: 'refused', row: { id, origin, digest, card, signedBy: null, problem: { code, params } } });

/** A pack's card as its file says; a failed parse says where. Null: there is no such file. */
export async function readCard(read: ReadPackFile): Promise<ReturnType<typeof ModelCard.safeParse> | null> {
  const bytes = await read('card.json').catch(() => null);
  return bytes && ModelCard.safeParse(jsonOf(bytes));
}

/** What a pack that was brought must show of who vouches for it. */
export interface Vouching {
  readonly isNeeded: boolean;
  readonly trusted: readonly string[]; // fingerprints of keys
}

/** Reads a card and holds the weights against it. Never throws: what is wrong stands in the row. */
export async function checkPack(source: PackSource, vouching: Vouching): Promise<CheckedPack> {
  const { id, origin, read } = source;
  const parsed = await readCard(read);
  if (!parsed) return refuse(source, { code: 'packs.no-card' });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(source, {
      code: 'packs.card',
      params: { where: issue?.path.join('.') ?? '', reason: issue?.message ?? '' },
    });
  }
  const card = parsed.data;
  const signature = origin === 'installed' ? await signatureOf(read, vouching.trusted) : null;
  if (signature?.status === 'wrong') return refuse(source, { code: 'packs.signature', card });
  const isUnsigned = signature !== null && vouching.isNeeded && signature.status !== 'trusted';
  const signedBy = signature?.signer ? { signer: signature.signer, isTrusted: signature.status === 'trusted' } : null;
  if (card.id !== id) return refuse(source, { code: 'packs.card', card, params: { where: 'id', reason: card.id } });
  if (isRuleCard(card)) {
    const digest = digestOf(await read('card.json'));
    if (isUnsigned) return refuse(source, { code: 'packs.unsigned', card, digest });
    return {
      status: 'ready',
      row: { id, origin, digest, card, signedBy, problem: null },
      pack: { origin, card, digest, read },
    };
  }
  const weights = await read(card.weights.file).catch(() => null);
  if (!weights) return refuse(source, { code: 'packs.no-weights', card, params: { file: card.weights.file } });
  const digest = digestOf(weights);
  if (digest !== card.weights.sha256)
    return refuse(source, { code: 'packs.digest', card, digest, params: { file: card.weights.file } });
  if (isUnsigned) return refuse(source, { code: 'packs.unsigned', card, digest });
  const pack = { origin, card, digest, weights, read };
  return { status: 'ready', row: { id, origin, digest, card, signedBy, problem: null }, pack };
}

/** The value of a JSON text, or undefined where it is none. */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Shipped ones, then the library's own; an installed pack of a shipped id takes its place when it is newer. */
async function sources(ctx: Pick<Context, 'models' | 'library'>): Promise<readonly PackSource[]> {
  return [...(await shippedPacks(ctx.models)), ...(await installedPacks(ctx.library))];
}

/** What the machine's policy asks of packs that were brought. Keys that a user listed count for nothing. */
export function vouchingOf({ settings }: Context['library']): Vouching {
  const { value, from } = settings.row('models.trustedKeys');
  const trusted = from === 'policy' && typeof value === 'object' ? Object.values(value) : [];
  return { isNeeded: settings.get('models.signedOnly') === true, trusted };
}

/** Every pack found, checked. */
export async function listPacks(ctx: Pick<Context, 'models' | 'library'>): Promise<readonly CheckedPack[]> {
  const found = await sources(ctx);
  return Promise.all(found.map((source) => checkPack(source, vouchingOf(ctx.library))));
}

/** `1.10.0` after `1.9.0`. */
const byVersion = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/**
 * A pack ready to run: of several with this id the newest that is not refused.
 *
 * @throws AppError `packs.unknown`; the reason why the pack is refused (`packs.digest`, `packs.card` …).
 */
export async function readyPack(ctx: Pick<Context, 'models' | 'library'>, id: string): Promise<ReadyPack> {
  const found = (await sources(ctx)).filter((source) => source.id === id);
  const checked = await Promise.all(found.map((source) => checkPack(source, vouchingOf(ctx.library))));
  const ready = checked.flatMap((one) => (one.status === 'ready' ? [one.pack] : []));
  const [newest] = ready.toSorted((a, b) => byVersion(b.card.version, a.card.version)); // of equals the shipped one
  if (newest) return newest;
  const problem = checked[0]?.row.problem;
  throw problem ? new AppError(problem.code, problem.params) : new AppError('packs.unknown', { id });
}
