// Makes the sample patient's VCF: node tests/tools/make-demo-vcf.ts
// Every position that the tables of pharmacogenes name, in GRCh38, with invented genotypes; of no person. CYP2D6, which
// needs a specialised caller, is left out, and so are some positions of RYR1, as a real file leaves some out.
import { writeFileSync } from 'node:fs';
import { buildTable } from '../../models/genome/build/build-table.ts';
import { apoeTable } from '../../models/genome/apoe/apoe-table.ts';
import { makePgxLines } from '../fixtures/make-pgx-vcf.ts';
import type { MadeGenotypes } from '../fixtures/make-pgx-vcf.ts';
import { pgxTables } from '../fixtures/pgx-tables.ts';

const tables = [...pgxTables().values()].filter(({ gene }) => gene !== 'CYP2D6');
const leftOut = (tables.find(({ gene }) => gene === 'RYR1')?.positions ?? []).filter((_, i) => i % 12 === 5);

const genotypes: MadeGenotypes = {
  ...Object.fromEntries(leftOut.map(({ rsid, hgvs }) => [rsid ?? hgvs, null])),
  // CYP2C19 *2/*2: poor metabolizer
  rs12769205: 'G/G',
  rs4244285: 'A/A',
  rs3758581: 'G/G',
  rs4149056: 'T/C', // SLCO1B1 *1/*5: decreased function
  rs9923231: 'C/T', // VKORC1 -1639 AG
  rs776746: 'C/C', // CYP3A5 *3/*3: poor, as most people of European ancestry
  rs3745274: 'G/T', // CYP2B6 *1/*6
  rs2279343: 'A/G',
  rs887829: 'C/T', // UGT1A1 *1/*80+*28
  rs3064744: 'CAT/CATAT',
  rs1801280: 'T/C', // NAT2 *5/*6
  rs1799930: 'G/A',
  rs1208: 'G/A',
  rs12979860: 'C/T', // IFNL3
};

const header = [
  '##fileformat=VCFv4.2',
  '##fileDate=20261129',
  '##source=synthetic: made for the Phenoscope sample patient by tests/tools/make-demo-vcf.ts, of no person',
  '##reference=GRCh38',
  ...buildTable.contigs.map(({ contig, grch38 }) => `##contig=<ID=chr${contig},length=${grch38},assembly=GRCh38>`),
  '##FILTER=<ID=PASS,Description="All filters passed">',
  '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
  '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Depth">',
  '##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Genotype quality">',
  '##phenoscope=<ID=note,Description="Synthetic data. Positions are those of dbSNP and CPIC; the genotypes are invented (APOE e3/e4, CYP2C19 *2/*2). Not for research, not for diagnosis.">',
  '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tSAMPLE',
];
const apoe = apoeTable.sites.map(({ rsid, contig, grch38, ref, alts }) =>
  [
    `chr${contig}`,
    grch38,
    rsid,
    ref,
    alts[0],
    '.',
    'PASS',
    '.',
    'GT:DP:GQ',
    rsid === 'rs429358' ? '0/1:34:99' : '0/0:33:99',
  ].join('\t'),
);
// rs9923231 and the like stand in order already; APOE's place is the last of chromosome 19.
const lines = makePgxLines({ tables, genotypes });
const after = lines.findLastIndex((line) => line.startsWith('chr19\t'));
const all = [...header, ...lines.slice(0, after + 1), ...apoe, ...lines.slice(after + 1)];
writeFileSync(new URL('../../resources/demo/sample.vcf', import.meta.url), `${all.join('\n')}\n`);
