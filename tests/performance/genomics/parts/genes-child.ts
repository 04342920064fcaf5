// Calls every pharmacogene from records that were read, once, in a process of its own; prints its ms as JSON. The sample is
// unphased, and heterozygous at every seventh position: where assignments of strands are counted out, they are 2^h.
import { evidenceLimits } from '../../../../models/genome/file/call-sites.ts';
import { callPharmacogenes } from '../../../../models/genome/pgx/call-pharmacogenes.ts';
import { geneKeys } from '../../../../models/genome/pgx/guidelines/gene-keys.ts';
import { recommend } from '../../../../models/genome/pgx/guidelines/recommend.ts';
import { tableVersions } from '../../../../models/genome/pgx/pgx-table.ts';
import { makePgxRecords } from '../../../fixtures/make-pgx-vcf.ts';
import { pgxKnowledge } from '../../../fixtures/pgx-tables.ts';

const knowledge = pgxKnowledge();
const tables = [...knowledge.genes.values()];
const seventh = tables.flatMap(({ positions }) =>
  positions.flatMap(({ rsid, hgvs, ref, alts: [alt] }, i) =>
    i % 7 === 0 && alt ? [[rsid ?? hgvs, `${ref}/${alt}`] as const] : [],
  ),
);
const records = makePgxRecords({ tables, genotypes: Object.fromEntries(seventh) });
const file = {
  build: 'GRCh38',
  isWhole: true,
  records,
  lookedFor: tableVersions(tables),
  limits: evidenceLimits,
} as const;
const started = performance.now();
const genes = callPharmacogenes(knowledge, file, []);
const calls = genes.flatMap(({ call }) => call ?? []);
const called = performance.now();
const rows = recommend(knowledge.guidelines, geneKeys(knowledge.genes, calls, []));
const ended = performance.now();
process.stdout.write(
  JSON.stringify({ ms: called - started, adviseMs: ended - called, genes: calls.length, rows: rows.length }),
);
