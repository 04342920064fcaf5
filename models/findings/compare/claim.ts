import { PackVersion } from '../../base/actor.ts';
import { z } from '../../base/schema.ts';
import type { Shape } from '../edits.ts';
import type { Finding } from '../finding.ts';

/** Whose claim: a model's as it was proposed, or what persons accepted, edited or drew. */
export const Claimant = z.union([PackVersion, z.object({ kind: z.literal('reader') })]);
export type Claimant = z.infer<typeof Claimant>;

/** A name to tell claimants apart by. Total. */
export const claimantKey = (one: Claimant): string =>
  one.kind === 'reader' ? 'reader' : `${one.id} ${one.version} ${one.digest}`;

/** Findings of one study's image with the shapes they had before anybody changed them. */
export interface Claims {
  readonly findings: readonly Finding[];
  readonly first: ReadonlyMap<Finding['id'], Pick<Shape, 'geometry' | 'measurements'>>;
}

const byPerson = ({ by, status, decided }: Finding): boolean =>
  status === 'accepted' && (by.kind === 'person' || decided?.by.kind === 'person');

/** Who claims anything: the reader last. Total. */
export function claimantsOf({ findings }: Pick<Claims, 'findings'>): readonly Claimant[] {
  const packs = new Map<string, Claimant>();
  for (const { by } of findings) if (by.kind === 'pack') packs.set(claimantKey(by), by);
  return [...packs.values(), ...(findings.some(byPerson) ? [{ kind: 'reader' } as const] : [])];
}

/**
 * What one claims: of a model each finding with the shape and numbers it was proposed with, whatever was decided; of the
 * reader what stands as accepted by a person. Total.
 */
export function claimOf(claimant: Claimant, { findings, first }: Claims): readonly Finding[] {
  if (claimant.kind === 'reader') return findings.filter(byPerson);
  return findings
    .filter(({ by }) => by.kind === 'pack' && claimantKey(by) === claimantKey(claimant))
    .map((finding) => {
      const shape = first.get(finding.id);
      return shape ? { ...finding, geometry: shape.geometry, measurements: shape.measurements } : finding;
    });
}
