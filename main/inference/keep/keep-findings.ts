import { FindingId } from '../../../models/base/ids.ts';
import type { Digest } from '../../../models/base/ids.ts';
import { isUntouched } from '../../../models/findings/decide.ts';
import { imageIndexOf, namingImage } from '../../../models/findings/place/image-of.ts';
import { isSamePlace, placedOnSlide } from '../../../models/findings/place/on-slide.ts';
import type { Finding, RunRecord } from '../../../models/findings/finding.ts';
import { proposeFlat } from '../../../models/inference/flat/propose-flat.ts';
import type { FlatPart } from '../../../models/inference/flat/run-flat.ts';
import type { GuardReason } from '../../../models/inference/guard.ts';
import { packVersion, propose } from '../../../models/inference/run/propose.ts';
import type { PackPart } from '../../../models/inference/run/interpret-crop.ts';
import { isFlatPart } from '../../../models/inference/run/run-image.ts';
import type { Context } from '../../app/context.ts';
import type { Library } from '../../library/library.ts';
import type { ReadRegion } from '../image/ask-region.ts';
import type { LoadedImage } from '../image/load-image.ts';
import type { NetworkPack } from '../packs/packs.ts';
import type { RunAnswer } from '../runtimes/run-in-node.ts';

/** A finished run: of which pack, on which image. */
export interface Ran {
  readonly ctx: Pick<Context, 'library' | 'newId'>;
  readonly pack: NetworkPack;
  readonly image: LoadedImage;
  readonly frame: number; // of a pack that reads one image at a time
  readonly run: RunRecord;
  readonly region?: ReadRegion; // of a slide
}

/** Keeps a label map as a blob that the library knows of. */
export async function putMask({ blobs, store, now }: Library, bytes: Uint8Array): Promise<Digest> {
  const mask = await blobs.put(bytes);
  await store.putBlobRef({ digest: mask, kind: 'mask', bytes: bytes.length, at: now() });
  return mask;
}

/** What a finding of this image is on. */
export const onSet = ({ displaySet }: LoadedImage): Finding['on'] => {
  const { id, studyUid, seriesUid, frameOfReferenceUid } = displaySet;
  return { displaySet: id, studyUid, seriesUid, frameOfReferenceUid };
};

async function volumeFindings(part: PackPart, { ctx, pack, image, run }: Ran): Promise<readonly Finding[]> {
  const { card } = pack;
  const { volume: grid } = image.displaySet;
  if (!grid || card.dimensions !== 3) throw new TypeError('a part without a grid'); // the guard refused it before
  const mask = await putMask(ctx.library, part.labels);
  const id = FindingId.parse(ctx.newId());
  return [propose(card, part, { id, at: ctx.library.now(), on: onSet(image), grid, mask, run })];
}

async function flatFindings(part: FlatPart, notes: readonly GuardReason[], ran: Ran): Promise<readonly Finding[]> {
  const { ctx, pack, image, frame, run, region } = ran;
  const { found } = part;
  const pixels = region ?? image.displaySet.frames[frame]?.pixels;
  if (!pixels || pack.card.dimensions !== 2) throw new TypeError('a part without an image');
  const bytes =
    found.kind === 'masks'
      ? found.bits
      : found.kind === 'objects'
        ? new Uint8Array(found.objects.buffer, found.objects.byteOffset, found.objects.byteLength)
        : null;
  const proposed = proposeFlat(pack.card, part, {
    newId: () => FindingId.parse(ctx.newId()),
    at: ctx.library.now(),
    on: onSet(image),
    frame,
    size: { rows: pixels.rows, columns: pixels.columns },
    mask: bytes && (await putMask(ctx.library, bytes)),
    notes: notes.filter(({ level }) => level === 'note'),
    run,
  });
  return proposed.map((finding) => ({
    ...finding,
    geometry: region ? placedOnSlide(finding.geometry, region) : namingImage(finding.geometry, image.displaySet.frames),
    notes: region ? [region.note, ...finding.notes] : finding.notes,
  }));
}

const frameOf = ({ geometry }: Finding, { displaySet }: LoadedImage): number | null =>
  geometry.kind !== 'mask' && geometry.kind !== 'line' ? imageIndexOf(geometry, displaySet.frames) : null;

/** An older proposal of the same pack on the same place and side that no person touched: the new one takes its place. */
function isReplaced(old: Finding, part: PackPart | FlatPart, { pack, image, frame, region }: Ran): boolean {
  const { card } = pack;
  const isSame =
    isUntouched(old) && old.by.kind === 'pack' && old.by.id === card.id && old.on.displaySet === image.displaySet.id;
  if (!isSame) return false;
  if (region) return isSamePlace(old.geometry, region);
  if (isFlatPart(part)) return frameOf(old, image) === frame;
  return old.laterality === (card.dimensions === 3 && card.input.chirality === 'left' ? part.side : null);
}

async function withdrawReplaced({ parts }: RunAnswer, ran: Ran): Promise<void> {
  const { store, journal } = ran.ctx.library;
  const { subject, displaySet } = ran.image;
  const actor = packVersion(ran.pack.card);
  for (const finding of await store.findingsOfStudy(displaySet.studyUid)) {
    if (!parts.some((part) => isReplaced(finding, part, ran))) continue;
    await journal.append({
      subject,
      studyUid: displaySet.studyUid,
      actor,
      change: { kind: 'finding.withdraw', finding },
    });
  }
}

/**
 * Keeps what a run found as proposals in the journal, label maps as blobs; those of an earlier run on the same
 * place that nobody decided on or changed are withdrawn.
 *
 * @returns the new findings' ids, in the order of the parts.
 */
export async function keepFindings(answer: RunAnswer, ran: Ran): Promise<readonly FindingId[]> {
  await withdrawReplaced(answer, ran);
  const { library } = ran.ctx;
  const { subject, displaySet } = ran.image;
  const kept: FindingId[] = [];
  for (const part of answer.parts) {
    const findings = isFlatPart(part)
      ? await flatFindings(part, answer.guard.reasons, ran)
      : await volumeFindings(part, ran);
    for (const finding of findings) {
      await library.journal.append({
        subject,
        studyUid: displaySet.studyUid,
        actor: packVersion(ran.pack.card),
        change: { kind: 'finding.propose', finding },
      });
      kept.push(finding.id);
    }
  }
  return kept;
}
