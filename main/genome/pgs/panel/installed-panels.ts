import { createHash } from 'node:crypto';
import { AppError } from '../../../../models/base/app-error.ts';
import { Digest } from '../../../../models/base/ids.ts';
import { PanelCard } from '../../../../models/genome/pgs/ancestry/panel-card.ts';
import { panelHeader, readPanel } from '../../../../models/genome/pgs/ancestry/reference-panel.ts';
import type { PanelPerson } from '../../../../models/genome/pgs/ancestry/reference-panel.ts';
import type { Context } from '../../../app/context.ts';
import type { Library } from '../../../library/library.ts';
import { packLimit, smallFile, smallLines } from '../../read/unpack/small-file.ts';
import { installedScores } from '../installed-scores.ts';

// A panel is a blob of the library; what it says of itself stands in a document of this kind, by its digest and the score's.
const kind = 'reference-panel';

/**
 * Keeps a reference panel for a scoring file that is loaded.
 *
 * @throws AppError `genome.cannot-read`, `genome.pack-large` {file, bytes}, `genome.pack-damaged` {file},
 *   `genome.panel-columns`, `genome.panel-row`, `genome.panel-score`: that score is not loaded.
 */
export async function loadPanel(
  { path: file, name, score }: { readonly path: string; readonly name: string; readonly score: Digest },
  { library, now }: Pick<Context, 'library' | 'now'>,
): Promise<PanelCard> {
  if (!(await installedScores(library)).some(({ digest }) => digest === score))
    throw new AppError('genome.panel-score');
  const bytes = await smallFile(file, packLimit);
  const lines = smallLines(bytes, name);
  const people = peopleIn(lines);
  const digest = Digest.parse(createHash('sha256').update(bytes).digest('hex'));
  await library.blobs.put(bytes);
  const card: PanelCard = {
    schema: 1,
    name,
    digest,
    at: now(),
    score,
    says: panelHeader(lines.filter((line) => line.startsWith('#'))),
    people: people.length,
    components: people[0]?.components.length ?? 0,
    populations: Array.from(
      Map.groupBy(people, ({ population }) => population),
      ([population, own]) => ({ name: population, people: own.length }),
    ),
    isInstalled: true,
  };
  await putCard(library, card);
  return card;
}

/** The panels that are loaded, the newest first. */
export async function installedPanels({ store }: Library): Promise<readonly PanelCard[]> {
  const documents = await store.documents(kind);
  return documents
    .map(({ body }) => PanelCard.parse(body))
    .filter(({ isInstalled }) => isInstalled)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** A panel's people. @throws AppError `blob.missing`, `blob.damaged`. */
export const peopleOf = async ({ blobs }: Library, { digest, name }: PanelCard): Promise<readonly PanelPerson[]> =>
  peopleIn(smallLines(await blobs.read(digest), name));

/** Takes a panel away from its score; its card and content stay. */
export async function removePanel(
  library: Library,
  { digest, score }: { readonly digest: Digest; readonly score: Digest },
): Promise<void> {
  const card = PanelCard.nullable().parse(await library.store.document({ kind, id: `${score} ${digest}` }));
  if (card) await putCard(library, { ...card, isInstalled: false });
}

const putCard = async ({ store, news }: Library, card: PanelCard): Promise<void> => {
  await store.putDocument({ kind, id: `${card.score} ${card.digest}`, body: card });
  news.tell({ what: 'genome', subject: null, studyUid: null });
};

const peopleIn = (lines: readonly string[]): readonly PanelPerson[] => {
  const read = readPanel(lines);
  if (!read.ok) throw new AppError(read.error.code, read.error.params);
  if (read.value.length === 0) throw new AppError('genome.panel-columns', { missing: 'IID' });
  return read.value;
};
