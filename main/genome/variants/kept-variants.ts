import type { GenomeFileId, SubjectId } from '../../../models/base/ids.ts';
import { consentTo } from '../../../models/base/consent.ts';
import { genomeFileOf } from '../../../models/genome/file/stored.ts';
import { variantKey } from '../../../models/genome/variants/interpret/variant-ref.ts';
import type { VariantRef } from '../../../models/genome/variants/interpret/variant-ref.ts';
import { PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import type { PanelVariant } from '../../../models/genome/variants/scan/panel-variant.ts';
import type { Library } from '../../library/library.ts';
import { withClinvar } from './packs/installed-clinvar.ts';
import { panelsOf } from './read-panels.ts';
import type { PanelTables } from './read-panels.ts';

// What a file carries in panels is a document of this kind, by the file's id.
const kind = 'panel-variants';

/** The panels that a file of this person is looked through for: those of secondary findings with the consent alone. */
export async function panelsFor(subject: SubjectId, library: Library, resources: string): Promise<PanelTables> {
  const { panels, spans } = await panelsOf(library, resources);
  const isAgreed = await agreesToSecondary(library, subject);
  return { panels: panels.filter(({ isOptIn }) => isAgreed || !isOptIn), spans };
}

export const keepVariants = ({ store }: Library, id: GenomeFileId, body: PanelVariants): Promise<void> =>
  store.putDocument({ kind, id, body });

/**
 * What the newest file carries in panels, joined with the newest loaded ClinVar. Where the consent to secondary findings was taken back, their panels and the
 * variants that lie in no other stay here. Null: no file, or one whose lines were not read for it.
 */
export async function variantsOf(library: Library, subject: SubjectId): Promise<PanelVariants | null> {
  const [newest] = await library.store.genomeFilesOf(subject);
  const read = newest && PanelVariants.nullable().parse(await library.store.document({ kind, id: newest.id }));
  if (!read) return null;
  const kept = await withClinvar(library, read, genomeFileOf(newest));
  if (await agreesToSecondary(library, subject)) return kept;
  const panels = kept.panels.filter(({ isOptIn }) => !isOptIn);
  const shown = new Set(panels.map(({ id }) => id));
  const variants = kept.variants.flatMap((each) => {
    const own = each.panels.filter((id) => shown.has(id));
    return own.length > 0 ? [{ ...each, panels: own, rules: each.rules.filter(({ panel }) => shown.has(panel)) }] : [];
  });
  return { ...kept, panels, variants };
}

/** A variant of the newest file that may be shown, under the key that its interpretation is kept by. */
export interface KeyedVariant {
  readonly ref: VariantRef;
  readonly of: PanelVariant;
}

/** What {@link variantsOf} tells, by key. One in two genes stands once, in the first. Empty where it tells nothing. */
export async function keyedVariants(
  library: Library,
  subject: SubjectId,
): Promise<{ readonly all: PanelVariants | null; readonly byKey: ReadonlyMap<string, KeyedVariant> }> {
  const [newest] = await library.store.genomeFilesOf(subject);
  const all = await variantsOf(library, subject);
  if (!newest || !all) return { all, byKey: new Map() };
  const { build } = genomeFileOf(newest);
  const byKey = new Map<string, KeyedVariant>();
  for (const of of all.variants) {
    const { contig, position, ref, alt } = of;
    const place = { build, contig, position, ref, alt };
    if (!byKey.has(variantKey(place))) byKey.set(variantKey(place), { ref: place, of });
  }
  return { all, byKey };
}

const agreesToSecondary = async ({ store }: Library, subject: SubjectId): Promise<boolean> =>
  consentTo('secondary', await store.enteredFacts(subject)) === 'given';
