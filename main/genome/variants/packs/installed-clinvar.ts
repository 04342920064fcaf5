import { z } from '../../../../models/base/schema.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import type { Digest, GenomeFileId } from '../../../../models/base/ids.ts';
import type { GenomeBuild } from '../../../../models/genome/build/genome-build.ts';
import { ClinvarCard } from '../../../../models/genome/variants/clinvar/clinvar-card.ts';
import { clinvarKey } from '../../../../models/genome/variants/clinvar/clinvar-entry.ts';
import { ClinvarSaid, readExtract } from '../../../../models/genome/variants/clinvar/clinvar-extract.ts';
import type { PanelVariant, PanelVariants } from '../../../../models/genome/variants/scan/panel-variant.ts';
import { runWorker } from '../../../app/jobs/worker-port.ts';
import type { Context } from '../../../app/context.ts';
import type { Library } from '../../../library/library.ts';
import { panelsOf } from '../read-panels.ts';
import type { ReadClinvar } from './read-clinvar.ts';
import type { ClinvarStart } from './read-clinvar.worker.ts';

// A release is a document of the first kind, by its digest; what it says of one file's variants one of the second.
const kind = 'clinvar';
const joinedKind = 'clinvar-join';

/**
 * Keeps a release of ClinVar: what of it lies in genes of panels, with the digest of the whole file. It is read to its end
 * in a thread of its own before anything is kept.
 *
 * @throws AppError as `readClinvarFile`, `job.cancelled`, the store's own.
 */
export async function loadClinvar(
  { path, name }: { readonly path: string; readonly name: string },
  { library, now, resources }: Pick<Context, 'library' | 'now' | 'resources'>,
  run: { readonly signal: AbortSignal; readonly report: (progress: Counted) => void },
): Promise<ClinvarCard> {
  const start: ClinvarStart = { path, ...(await panelsOf(library, resources)) };
  const worker = new URL('./read-clinvar.worker.ts', import.meta.url);
  const { parts, ...text } = await runWorker<ClinvarStart, Counted, ReadClinvar>(worker, start, {
    signal: run.signal,
    onProgress: run.report,
  });
  const kept: ClinvarCard['parts'] = [];
  for (const { build, entries, extract, places } of parts)
    kept.push({ build, entries, extract: await library.blobs.put(extract), places: [...places] });
  const card: ClinvarCard = { schema: 1, name, ...text, at: now(), parts: kept, isInstalled: true };
  await putCard(library, card);
  return card;
}

/** The releases that are loaded, the newest by its own date first; undated ones last. */
export async function installedClinvar({ store }: Library): Promise<readonly ClinvarCard[]> {
  const documents = await store.documents(kind);
  return documents
    .map(({ body }) => ClinvarCard.parse(body))
    .filter(({ isInstalled }) => isInstalled)
    .toSorted((a, b) => ((a.date ?? '') + a.at < (b.date ?? '') + b.at ? 1 : -1));
}

/** It is looked up no more; its card and extract stay, for what was said with it. */
export async function removeClinvar(library: Library, digest: Digest): Promise<void> {
  const card = ClinvarCard.nullable().parse(await library.store.document({ kind, id: digest }));
  if (card) await putCard(library, { ...card, isInstalled: false });
}

const putCard = async ({ store, news }: Library, card: ClinvarCard): Promise<void> => {
  await store.putDocument({ kind, id: card.digest, body: card });
  news.tell({ what: 'genome', subject: null, studyUid: null });
};

/**
 * A file's variants with what the newest release of its build says of each. It is looked up once and kept: the same release
 * always says the same. Without a release they stay as the file has them.
 */
export async function withClinvar(
  library: Library,
  kept: PanelVariants,
  { id, build }: { readonly id: GenomeFileId; readonly build: GenomeBuild },
): Promise<PanelVariants> {
  for (const card of await installedClinvar(library)) {
    const part = card.parts.find((each) => each.build === build);
    if (!part) continue;
    const said = await joinedWith(library, kept, { id: `${id} ${card.digest}`, extract: part.extract });
    return {
      ...kept,
      clinvar: { name: card.name, date: card.date, digest: card.digest },
      variants: kept.variants.map((each) => {
        const own = said[keyOf(each)];
        return own ? { ...each, clinvar: own.id, significance: own.significance } : { ...each, clinvar: null };
      }),
    };
  }
  return kept;
}

const keyOf = ({ contig, position, ref, alt }: PanelVariant): string =>
  clinvarKey({ contig, start: position - 1, ref, alt });

const Joined = z.record(z.string(), ClinvarSaid);

async function joinedWith(
  { store, blobs }: Library,
  { variants }: PanelVariants,
  { id, extract }: { readonly id: string; readonly extract: Digest },
): Promise<z.infer<typeof Joined>> {
  const known = Joined.nullable().parse(await store.document({ kind: joinedKind, id }));
  if (known) return known;
  const said = Object.fromEntries(readExtract(await blobs.read(extract), new Set(variants.map(keyOf))));
  await store.putDocument({ kind: joinedKind, id, body: said });
  return said;
}
