import { AppError } from '../../../models/base/app-error.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { Candidate } from '../../../models/inference/rules/calcium/candidates.ts';
import type { Terminal } from './verb.ts';

const wrong = (reason: string): AppError => new AppError('cli.arguments', { reason });

/** Points as typed, `x,y,z` in LPS mm. @throws AppError `cli.arguments`. */
export const seedsOf = (typed: readonly string[]): readonly Vec3[] =>
  typed.map((text) => {
    const [x, y, z, ...more] = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
    if (x === undefined || y === undefined || z === undefined || more.length > 0 || ![x, y, z].every(Number.isFinite))
      throw wrong(`--seed wants three numbers x,y,z in LPS mm, not ${text}`);
    return [x, y, z];
  });

/** `--tolerance N`. @throws AppError `cli.arguments`. */
export function toleranceOf(typed: unknown): { readonly tolerance?: number } {
  if (typed === undefined) return {};
  const tolerance = Number(typed);
  if (tolerance > 0 && Number.isFinite(tolerance)) return { tolerance };
  throw wrong(`--tolerance wants a number above 0, not ${JSON.stringify(typed)}`);
}

/** `--despite kilovolt` or the whole code, as the refusal prints it. Total. */
export const despiteOf = (typed: readonly string[]): readonly string[] =>
  typed.map((code) => (code.includes('.') ? code : `infer.rule-${code}`));

/** A wish to put candidates of a finding under a label of its card; null candidates: the rest. */
export interface Wish {
  readonly candidates: number[] | null;
  readonly label: number;
}

/** `2,5=LABEL` or `rest=LABEL`; the label by its value. @throws AppError `cli.arguments`. */
function wishOf(text: string): Wish {
  const [which = '', to = '', ...more] = text.split('=');
  const numbers = which.split(',').map(Number);
  const label = Number(to);
  const isGood = which === 'rest' || numbers.every((n) => Number.isInteger(n) && n > 0);
  if (more.length > 0 || !isGood || !Number.isInteger(label) || label < 1)
    throw wrong(`--assign wants N,N=LABEL or rest=LABEL, numbers all, not ${text}`);
  return { candidates: which === 'rest' ? null : numbers, label };
}

/** `--assign` as typed, in that order. @throws AppError `cli.arguments`. */
export const wishesOf = (typed: readonly string[]): readonly Wish[] => typed.map(wishOf);

/** Assigns candidates of the one finding of a run, in that order. @throws AppError `cli.arguments`, `infer.*`. */
export async function assignAll(
  findings: readonly FindingId[],
  wishes: readonly Wish[],
  { client, step, signal }: Terminal,
): Promise<void> {
  if (wishes.length === 0) return;
  const [finding, ...more] = findings;
  if (!finding || more.length > 0)
    throw wrong(`--assign wants a run with one finding; this one has ${findings.length}`);
  for (const wish of wishes) await step('assign', () => client.inference.assign({ finding, ...wish }, { signal }));
}

/** The candidates of a run's findings, where they have any; undefined where not. */
export async function candidatesOf(
  findings: readonly Finding[],
  { client, signal }: Terminal,
): Promise<readonly Candidate[] | undefined> {
  const [first] = findings.filter(
    ({ geometry }) =>
      geometry.kind === 'mask' && geometry.labels.some(({ code }) => code.value === 'calcium-candidate'),
  );
  return first && client.inference.candidates({ finding: first.id }, { signal });
}
