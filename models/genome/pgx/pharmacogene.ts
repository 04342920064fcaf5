import { Instant } from '../../base/dates.ts';
import { z } from '../../base/schema.ts';
import { NotCalledCode } from '../places/site-call.ts';
import { GeneCall } from './gene-call.ts';
import type { GuidelineTable } from './guidelines/guideline-table.ts';
import { OutsideCall } from './outside/outside-call.ts';
import type { PgxTable } from './pgx-table.ts';

/** Where a table comes from: its `card.json`. */
export const TableCard = z.object({
  id: z.string(),
  kind: z.string(),
  version: z.string(),
  date: z.string(),
  source: z.string(),
  licence: z.string(),
  hgnc: z.string().optional(), // of a gene: its identifier at HGNC
});
export type TableCard = Readonly<z.infer<typeof TableCard>>;

/** The installed tables, as they are read once. Cards go by gene and by guideline source. */
export interface PgxKnowledge {
  readonly genes: ReadonlyMap<string, PgxTable>;
  readonly guidelines: readonly GuidelineTable[];
  readonly cards: ReadonlyMap<string, TableCard>;
}

/** What a file says at one position of a gene, or why nothing. Positions are 1-based, plus strand. */
export const PgxReading = z.object({
  contig: z.string(),
  position: z.number().int(), // GRCh38, the table's own
  at: z.number().int().nullable(), // in the file's build; null: it has no such place
  rsid: z.string().nullable(),
  hgvs: z.string(),
  ref: z.string(), // of the file's build
  genotype: z.string().nullable(), // `A/G`, phased `A|G`, one copy `A`; `./G`: only half was read
  isOther: z.boolean(), // some copy differs from `ref`
  code: NotCalledCode.nullable(), // why there is no whole genotype
  detail: z.string(),
  line: z.number().int().nullable(),
  depth: z.number().nullable(),
  isExtra: z.boolean(), // of no allele, but named by a guideline
});
export type PgxReading = Readonly<z.infer<typeof PgxReading>>;

/** A specialised caller's word on a gene: its line as received, who gave it, when. */
export const ToldOutside = z.object({
  line: z.string(), // fields between tabs
  from: z.string(), // name of the file, or of the person
  at: Instant.nullable(),
  call: OutsideCall,
  source: z.string().optional(), // of one that was typed in: laboratory, method
  on: z.string().nullable().optional(), // and the day of the result
});
export type ToldOutside = Readonly<z.infer<typeof ToldOutside>>;

/** A gene of a person: what the file tells, what was told from outside (which goes before), and by which table. */
export const Pharmacogene = z.object({
  gene: z.string(),
  table: TableCard,
  call: GeneCall.nullable(), // null: the file was read for another version of the table, or for none
  readings: z.array(PgxReading).readonly(), // in the order of the table; none without a call
  outside: ToldOutside.nullable(),
});
export type Pharmacogene = Readonly<z.infer<typeof Pharmacogene>>;
