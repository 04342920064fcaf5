import type { StudyUid } from '../../../models/base/ids.ts';
import { localDateOf } from '../../../models/base/dates.ts';
import type { Reason } from '../../../models/base/result.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { ModelRun } from '../../../models/findings/ledger/model-run.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { imagesDigest } from '../keep/note-run.ts';
import type { ReadyPack } from '../packs/packs.ts';
import type { RunParts } from '../run-parts.ts';

/** What this very version of a model did on one series before: its runs, oldest first, and what it found, decided or not. */
export interface RunBefore {
  readonly runs: readonly (ModelRun & { readonly at: string })[];
  readonly found: readonly Finding[];
}

/** Reads it from the journal and the findings of the study. */
export async function runsBefore(
  { library: { store } }: Pick<RunParts['ctx'], 'library'>,
  { card: { id, version }, digest }: ReadyPack,
  { set, study }: { readonly set: DisplaySet; readonly study: StudyUid },
): Promise<RunBefore> {
  const [events, findings] = await Promise.all([store.modelRuns(study), store.findingsOfStudy(study)]);
  const runs = events.flatMap(({ params, at }) => {
    const run = ModelRun.safeParse(params);
    return run.success ? [{ ...run.data, at }] : [];
  });
  return {
    runs: runs.filter(
      (run) => run.model === id && run.version === version && run.sha256 === digest && run.displaySet === set.id,
    ),
    found: findings.filter(
      ({ by, on }) =>
        by.kind === 'pack' &&
        by.id === id &&
        by.version === version &&
        by.digest === digest &&
        on.displaySet === set.id,
    ),
  };
}

/**
 * Why a run of a batch would say nothing new: this version has findings on these very images, or was run on all of them and
 * found nothing, or its result was withheld. Null: it has not read them yet, or images came since.
 *
 * @param frame  of a model for single images: which one, 0-based. Total.
 */
export function knownBefore(
  { runs, found }: RunBefore,
  { card }: Pick<ReadyPack, 'card'>,
  { set, frame }: { readonly set: DisplaySet; readonly frame: number },
): Reason | null {
  const images = imagesDigest(card, set, frame);
  const here = runs.filter((run) => run.images === images);
  // Of an image that is read by itself the finding says which it is; a series may have become another.
  const isAnother = card.dimensions === 3 && here.length === 0 && runs.some((run) => run.images !== 'none');
  if (found.length > 0 && !isAnother) return { code: 'batch.already', params: {} };
  const last = here.findLast(({ asked }) => asked === 'all');
  if (!last || last.findings > 0) return null; // what it found then is gone
  const params = {
    version: last.version,
    day: localDateOf(new Date(last.at)),
    series: set.description || set.modality,
  };
  return { code: last.verdict === 'refused' ? 'batch.already-withheld' : 'batch.already-nothing', params };
}
