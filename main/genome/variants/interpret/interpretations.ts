import type { SubjectId } from '../../../../models/base/ids.ts';
import { gatherInterpretations } from '../../../../models/genome/variants/interpret/gather-interpretations.ts';
import type { Interpretations } from '../../../../models/genome/variants/interpret/interpretation.ts';
import { interpretationPrefixes } from '../../../../models/genome/variants/interpret/interpretation-key.ts';
import { reportedVariants } from '../../../../models/genome/variants/interpret/reported-variants.ts';
import type { ReportedVariants } from '../../../../models/genome/variants/interpret/reported-variants.ts';
import type { PanelVariants } from '../../../../models/genome/variants/scan/panel-variant.ts';
import type { Library } from '../../../library/library.ts';
import { keyedVariants } from '../kept-variants.ts';
import type { KeyedVariant } from '../kept-variants.ts';
import { panelsOf } from '../read-panels.ts';
import { interpretationTables } from './read-schemes.ts';

/** A case's interpretations with the variants they can be of. */
export interface InterpretedCase {
  readonly said: Interpretations;
  readonly all: PanelVariants | null;
  readonly byKey: ReadonlyMap<string, KeyedVariant>;
}

/**
 * What readers have said of a case, from its entered Facts and their Edits. A variant that may not be shown (a secondary
 * finding without the consent) is left out with all that was said of it.
 */
export async function interpretedCase(
  library: Library,
  subject: SubjectId,
  resources: string,
): Promise<InterpretedCase> {
  const [{ all, byKey }, facts, edits, { schemes }] = await Promise.all([
    keyedVariants(library, subject),
    library.store.enteredFacts(subject),
    library.store.factEdits({ subject, prefixes: [...interpretationPrefixes] }),
    interpretationTables(library, resources),
  ]);
  const said = gatherInterpretations({ facts, edits, schemes, inFile: new Set(byKey.keys()) });
  return { said: { ...said, variants: said.variants.filter(({ key }) => byKey.has(key)) }, all, byKey };
}

/** What of it belongs into a report; undefined where nothing was said. */
export async function reportedOf(
  library: Library,
  subject: SubjectId,
  resources: string,
): Promise<ReportedVariants | undefined> {
  const [{ said, byKey }, { spans }] = await Promise.all([
    interpretedCase(library, subject, resources),
    panelsOf(library, resources),
  ]);
  const hgnc = new Map(spans.map((span) => [span.gene, span.hgnc]));
  return reportedVariants(said, { inFile: new Set(byKey.keys()), hgncOf: (gene) => hgnc.get(gene) ?? null });
}
