import path from 'node:path';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Fact } from '../../../../models/base/fact.ts';
import type { SubjectId } from '../../../../models/base/ids.ts';
import { genomeFileOf } from '../../../../models/genome/file/stored.ts';
import {
  componentsFact,
  componentsKey,
  componentsOf,
  readComponents,
} from '../../../../models/genome/pgs/ancestry/person-components.ts';
import { scorePlace } from '../../../../models/genome/pgs/ancestry/score-place.ts';
import type { ScorePlace } from '../../../../models/genome/pgs/ancestry/score-place.ts';
import type { Context } from '../../../app/context.ts';
import type { Library } from '../../../library/library.ts';
import { newestSummary } from '../../shown/summary.ts';
import { packLimit, smallFile, smallLines } from '../../read/unpack/small-file.ts';
import { installedPanels, peopleOf } from './installed-panels.ts';

/** Where each score of the newest file that may be shown lies in its newest panel. A score without a panel is left out. */
export async function placementsOf(library: Library, subject: SubjectId): Promise<readonly ScorePlace[]> {
  const [panels, summary, facts] = await Promise.all([
    installedPanels(library),
    newestSummary(library, subject),
    library.store.enteredFacts(subject),
  ]);
  const person = componentsOf(facts);
  const places: ScorePlace[] = [];
  for (const view of summary?.scores ?? []) {
    const card = panels.find(({ score }) => score === view.digest);
    if (!card || view.kind !== 'shown' || view.result.kind !== 'scored') continue;
    places.push(scorePlace({ card, people: await peopleOf(library, card) }, person, view.result.score));
  }
  return places;
}

/**
 * Takes over a person's components of ancestry, as the site's own pipeline projected them: the row of the newest genome
 * file's sample, or the only one. One Edit.
 *
 * @throws AppError `genome.cannot-read`, `genome.pack-large`, `genome.pack-damaged`, as `readComponents`, and `job.cancelled`.
 */
export async function loadComponents(
  { subject, path: file, name }: { readonly subject: SubjectId; readonly path: string; readonly name: string },
  { library, actor, now }: Pick<Context, 'library' | 'actor' | 'now'>,
  signal: AbortSignal,
): Promise<{ readonly count: number }> {
  const [newest] = await library.store.genomeFilesOf(subject);
  const lines = smallLines(await smallFile(file, packLimit), path.basename(file));
  const read = readComponents(lines, newest ? genomeFileOf(newest).sample : null);
  if (!read.ok) throw new AppError(read.error.code, read.error.params);
  const after: Fact = { ...componentsFact(read.value), at: now(), from: { kind: 'file', name } };
  const before = await library.store.enteredFact({ subject, key: componentsKey });
  if (signal.aborted) throw new AppError('job.cancelled');
  const change = { kind: 'fact.set', key: componentsKey, before, after } as const;
  await library.journal.append({ subject, studyUid: null, actor, change });
  return { count: read.value.length };
}
