import type { Digest, DisplaySetId, StudyUid } from '../../models/base/ids.ts';
import { claimOf } from '../../models/findings/compare/claim.ts';
import type { Claimant, Claims } from '../../models/findings/compare/claim.ts';
import { compareClaims } from '../../models/findings/compare/compare.ts';
import type { Compared } from '../../models/findings/compare/compare.ts';
import { frameOf } from '../../models/findings/ledger/missed.ts';
import type { Context } from '../app/context.ts';

interface OnImage {
  readonly studyUid: StudyUid;
  readonly displaySet: DisplaySetId;
  readonly frame: number;
}

/** Everything claimed about one image, with the shapes it was proposed in. */
export async function claimsOn(
  { studyUid, displaySet, frame }: OnImage,
  { library: { store } }: Pick<Context, 'library'>,
): Promise<Claims> {
  const [all, shapes] = await Promise.all([store.findingsOfStudy(studyUid), store.firstShapes()]);
  const findings = all.filter(
    ({ on, geometry }) => on.displaySet === displaySet && (frameOf(geometry) ?? frame) === frame,
  );
  const ids = new Set(findings.map(({ id }) => id));
  const ofThese = shapes.filter(({ finding }) => ids.has(finding));
  return { findings, first: new Map(ofThese.map(({ finding, shape }) => [finding, shape])) };
}

/** Two claims about one image beside each other; masks are read for as long as it takes. */
export async function compareOn(
  image: OnImage,
  { a, b }: { readonly a: Claimant; readonly b: Claimant },
  ctx: Pick<Context, 'library'>,
): Promise<readonly Compared[]> {
  const claims = await claimsOn(image, ctx);
  const [ofA, ofB] = [claimOf(a, claims), claimOf(b, claims)];
  const digests = new Set<Digest>(
    [...ofA, ...ofB].flatMap(({ geometry }) => ('mask' in geometry ? [geometry.mask] : [])),
  );
  const masks = new Map<Digest, Uint8Array>();
  for (const digest of digests) masks.set(digest, await ctx.library.blobs.read(digest));
  return compareClaims(ofA, ofB, masks);
}
