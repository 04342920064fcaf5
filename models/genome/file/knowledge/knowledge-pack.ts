import { Actor } from '../../../base/actor.ts';
import { Instant } from '../../../base/dates.ts';
import { Digest } from '../../../base/ids.ts';
import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { jsonOf, z } from '../../../base/schema.ts';
import { GuidelineTable } from '../../pgx/guidelines/guideline-table.ts';
import { PgxTable } from '../../pgx/pgx-table.ts';
import { ClassificationScheme } from '../../variants/acmg/scheme.ts';
import { EvidenceTable } from '../../variants/evidence/evidence-table.ts';
import { GenePanel, GeneSpanTable } from '../../variants/panels/panel.ts';

/** Kinds of tables that a site may load newer ones of, each with its form. */
const tables = {
  gene: PgxTable,
  guideline: GuidelineTable,
  panel: GenePanel,
  acmg: ClassificationScheme,
  'gene-spans': GeneSpanTable,
  evidence: EvidenceTable,
} as const;

export const KnowledgeKind = z.enum(['gene', 'guideline', 'panel', 'acmg', 'gene-spans', 'evidence']);
export type KnowledgeKind = z.infer<typeof KnowledgeKind>;
/** A table of a kind, in its form. */
export type KnowledgeTable<Kind extends KnowledgeKind> = z.infer<(typeof tables)[Kind]>;

const Text = z.string().trim().min(1);

/** Where a table comes from: `card.json` beside one that ships, `card` in the file of one that is loaded. */
export const KnowledgeCard = z.object({
  schema: z.literal(1),
  id: Text,
  kind: Text,
  version: Text,
  date: z.iso.date(),
  source: Text,
  licence: Text,
  madeBy: Text, // the script that made it, or `by hand`
  hgnc: z.string().optional(),
});
export type KnowledgeCard = Readonly<z.infer<typeof KnowledgeCard>>;

/** A table that a site has loaded: known by the digest of its file, which its publisher names. */
export const LoadedTable = z.object({
  schema: z.literal(1),
  kind: KnowledgeKind,
  card: KnowledgeCard,
  digest: Digest,
  name: z.string(), // of the file
  at: Instant,
  by: Actor,
  isInstalled: z.boolean(), // false: taken away; what was made with it names its version
});
export type LoadedTable = Readonly<z.infer<typeof LoadedTable>>;

/** One table as a list shows it. */
export const KnowledgeRow = z.object({
  kind: z.string(),
  card: KnowledgeCard,
  digest: Digest, // of the table's file
  loaded: LoadedTable.pick({ name: true, at: true, by: true }).nullable(), // null: it ships with the program
  isUsed: z.boolean(), // false: a newer one stands in its place
});
export type KnowledgeRow = Readonly<z.infer<typeof KnowledgeRow>>;

/**
 * A file of one table: `{"card": {…}, "table": {…}}`, the table in the form of its kind.
 *
 * @returns refusals `genome.knowledge-json`, `genome.knowledge-card` {where}, `genome.knowledge-kind` {kind, known},
 *   `genome.knowledge-table` {kind, where}, `genome.knowledge-version` {card, table}. Total.
 */
export function readKnowledgePack(
  text: string,
): Result<{ readonly kind: KnowledgeKind; readonly card: KnowledgeCard; readonly table: unknown }, Refusal> {
  const file = z.object({ card: z.unknown(), table: z.unknown() }).safeParse(jsonOf(text));
  if (!file.success) return no('genome.knowledge-json');
  const card = KnowledgeCard.safeParse(file.data.card);
  if (!card.success) return no('genome.knowledge-card', { where: whereOf(card.error) });
  const kind = KnowledgeKind.safeParse(card.data.kind);
  if (!kind.success)
    return no('genome.knowledge-kind', { kind: card.data.kind, known: KnowledgeKind.options.join(', ') });
  const table = tables[kind.data].safeParse(file.data.table);
  if (!table.success) return no('genome.knowledge-table', { kind: kind.data, where: whereOf(table.error) });
  if (table.data.version !== card.data.version)
    return no('genome.knowledge-version', { card: card.data.version, table: table.data.version });
  return ok({ kind: kind.data, card: card.data, table: table.data });
}

/** A table of a kind out of JSON that was read before. @throws ZodError for another form. */
export const knowledgeTable = <Kind extends KnowledgeKind>(kind: Kind, json: unknown): KnowledgeTable<Kind> =>
  tables[kind].parse(json) as KnowledgeTable<Kind>; // the form is that of the kind

const whereOf = ({ issues: [first] }: z.ZodError): string => first?.path.join('.') || '?';
