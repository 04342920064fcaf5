import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../../../../models/base/app-error.ts';
import { Digest } from '../../../../models/base/ids.ts';
import { PanelCard } from '../../../../models/genome/pgs/ancestry/panel-card.ts';
import { panelHeader, readPanel } from '../../../../models/genome/pgs/ancestry/reference-panel.ts';
import type { PanelPerson } from '../../../../models/genome/pgs/ancestry/reference-panel.ts';
import type { Context } from '../../../app/context.ts';
import type { Library } from '../../../library/library.ts';
import { installedScores } from '../installed-scores.ts';

// A panel is a blob of the library; what it says of itself stands in a document of this kind, by its digest and the score's.
const kind = 'reference-panel';

const mostBytes = 64 << 20;

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
  const bytes = await bytesOf(file);
  const lines = textOf(bytes, name);
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
  peopleIn(textOf(await blobs.read(digest), name));

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

/** A small file, whole. @throws AppError `genome.cannot-read` {file, reason}, `genome.pack-large` {file, bytes}. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  const name = path.basename(file);
  try {
    if ((await stat(file)).size <= mostBytes) return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError('genome.cannot-read', { file: name, reason }, error);
  }
  throw new AppError('genome.pack-large', { file: name, bytes: mostBytes });
}

/** Its lines, plain or gzip. @throws AppError `genome.pack-damaged` {file}. */
export function textOf(bytes: Uint8Array, name: string): readonly string[] {
  try {
    const plain =
      bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: mostBytes * 8 }) : bytes;
    return new TextDecoder().decode(plain).split(/\r?\n/);
  } catch (error) {
    throw new AppError('genome.pack-damaged', { file: name }, error);
  }
}
