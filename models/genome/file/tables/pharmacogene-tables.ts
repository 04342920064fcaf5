import { geneResult } from '../../pgx/gene-result.ts';
import type { DrugAdvice } from '../../pgx/guidelines/advise.ts';
import type { Recommendation } from '../../pgx/guidelines/guideline-table.ts';
import type { Pharmacogene, PgxReading } from '../../pgx/pharmacogene.ts';
import { tableOf } from './genome-table.ts';
import type { GenomeTable } from './genome-table.ts';

/** Every pharmacogene: its result or why there is none, what was tested, who told it, by which table. Total. */
export const geneTable = (genes: readonly Pharmacogene[]): GenomeTable =>
  tableOf(
    'pharmacogenes',
    genes.map((gene) => ({ ...gene, result: geneResult(gene) })),
    [
      ['gene', ({ gene }) => gene],
      ['diplotypes', ({ result }) => result.pairs.join(' OR ')],
      ['phenotypes', ({ result }) => result.phenotypes.join(' / ')],
      ['activity_score', ({ result }) => result.activities.join(' / ')],
      ['from', ({ result }) => result.from ?? 'not called'],
      ['why_not', ({ result }) => result.code],
      ['positions_tested', ({ call }) => call?.positions.tested ?? null],
      ['positions', ({ call }) => call?.positions.total ?? null],
      ['tier1_tested', ({ call }) => call?.tier1.tested ?? null],
      ['tier1', ({ call }) => call?.tier1.total ?? null],
      ['limits', ({ call, outside }) => (outside ? outside.call.warnings : (call?.limits ?? [])).join(' ')],
      ['not_tested', ({ call }) => call?.missing.map(({ rsid, hgvs }) => rsid ?? hgvs).join(' ') ?? null],
      ['told_by', ({ outside }) => outside && [outside.source, outside.from].filter(Boolean).join('; ')],
      ['told_on', ({ outside }) => outside && (outside.on ?? outside.at?.slice(0, 10) ?? null)],
      ['table_version', ({ table }) => table.version],
      ['table_source', ({ table }) => table.source],
      ['table_licence', ({ table }) => table.licence],
    ],
  );

/** Every position of every pharmacogene: what the file says there, in which line, or why nothing. Total. */
export const positionTable = (genes: readonly Pharmacogene[]): GenomeTable =>
  tableOf<PgxReading & { readonly gene: string }>(
    'positions',
    genes.flatMap(({ gene, readings }) => readings.map((reading) => ({ ...reading, gene }))),
    [
      ['gene', ({ gene }) => gene],
      ['contig', ({ contig }) => contig],
      ['position_grch38', ({ position }) => position],
      ['position_in_file', ({ at }) => at],
      ['rsid', ({ rsid }) => rsid],
      ['hgvs', ({ hgvs }) => hgvs],
      ['reference', ({ ref }) => ref],
      ['genotype', ({ genotype }) => genotype],
      ['why_not', ({ code }) => code],
      ['depth', ({ depth }) => depth],
      ['line', ({ line }) => line],
    ],
  );

/** Every row of a guideline that applies, word for word. Total. */
export const guidelineTable = (advice: readonly DrugAdvice[]): GenomeTable =>
  tableOf<Recommendation & Pick<DrugAdvice, 'isTaken'>>(
    'guidelines',
    advice.flatMap(({ isTaken, rows }) => rows.map((row) => ({ ...row, isTaken }))),
    [
      ['drug', ({ drug }) => drug],
      ['taken_now', ({ isTaken }) => (isTaken ? 'yes' : 'no')],
      [
        'for',
        ({ lookup }) =>
          Object.entries(lookup)
            .map((pair) => pair.join(' '))
            .join('; '),
      ],
      ['population', ({ population }) => population],
      ['advice', ({ text }) => text],
      ['implications', ({ implications }) => implications],
      ['strength', ({ strength }) => strength],
      ['source', ({ source }) => source],
      ['version', ({ version }) => version],
      ['guideline', ({ guideline }) => guideline],
      ['title', ({ title }) => title],
    ],
  );
