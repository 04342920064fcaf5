import type { GenomeSummary } from '../../contract.ts';
import { tableOf } from './genome-table.ts';
import type { Cell, GenomeTable } from './genome-table.ts';

/** What the file is, and what was counted of its lines: a row a statement. Total; empty without a file. */
export function qualityTable(summary: GenomeSummary | null): GenomeTable {
  const rows: (readonly [string, Cell])[] = [];
  if (summary) {
    const { name, digest, sample, build, records, fileFormat, at, quality, isWhole, problems } = summary.file;
    rows.push(
      ['file', name],
      ['sha256', digest],
      ['read_at', at],
      ['format', fileFormat],
      ['sample', sample],
      ['build', build],
      ['records', records],
      ['whole', isWhole ? 'yes' : 'no'],
      ...problems.map(({ code, params }) => ['remark', `${code} ${JSON.stringify(params)}`] as const),
    );
    if (quality) {
      const { sample: own } = quality;
      rows.push(
        ['lines', quality.lines],
        ['genotypes_called', own.called],
        ['genotypes_missing', own.missing],
        ['heterozygous', own.autosomes.het],
        ['homozygous_alternate', own.autosomes.homozygous],
        ['transitions', own.transitions],
        ['transversions', own.transversions],
        ['depth_median', own.depth?.median ?? null],
        ['genotype_quality_median', own.genotypeQuality?.median ?? null],
      );
    }
  }
  return tableOf('quality', rows, [
    ['what', ([what]) => what],
    ['value', ([, value]) => value],
  ]);
}
