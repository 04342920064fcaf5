import type { GenomeFileId, SubjectId } from '../../../models/base/ids.ts';
import { consentTo } from '../../../models/base/consent.ts';
import { PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import type { Library } from '../../library/library.ts';
import { readPanels } from './read-panels.ts';
import type { PanelTables } from './read-panels.ts';

// What a file carries in panels is a document of this kind, by the file's id.
const kind = 'panel-variants';

/** The panels that a file of this person is looked through for: those of secondary findings with the consent alone. */
export async function panelsFor(subject: SubjectId, library: Library, resources: string): Promise<PanelTables> {
  const { panels, spans } = await readPanels(resources);
  const isAgreed = await agreesToSecondary(library, subject);
  return { panels: panels.filter(({ isOptIn }) => isAgreed || !isOptIn), spans };
}

export const keepVariants = ({ store }: Library, id: GenomeFileId, body: PanelVariants): Promise<void> =>
  store.putDocument({ kind, id, body });

/**
 * What the newest file carries in panels. Where the consent to secondary findings was taken back, their panels and the
 * variants that lie in no other stay here. Null: no file, or one whose lines were not read for it.
 */
export async function variantsOf(library: Library, subject: SubjectId): Promise<PanelVariants | null> {
  const [newest] = await library.store.genomeFilesOf(subject);
  const kept = newest && PanelVariants.nullable().parse(await library.store.document({ kind, id: newest.id }));
  if (!kept) return null;
  if (await agreesToSecondary(library, subject)) return kept;
  const panels = kept.panels.filter(({ isOptIn }) => !isOptIn);
  const shown = new Set(panels.map(({ id }) => id));
  const variants = kept.variants.flatMap((each) => {
    const own = each.panels.filter((id) => shown.has(id));
    return own.length > 0 ? [{ ...each, panels: own }] : [];
  });
  return { ...kept, panels, variants };
}

const agreesToSecondary = async ({ store }: Library, subject: SubjectId): Promise<boolean> =>
  consentTo('secondary', await store.enteredFacts(subject)) === 'given';
