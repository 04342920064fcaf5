import { AppError } from '../../../../models/base/app-error.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import type { GenomeBuild } from '../../../../models/genome/build/genome-build.ts';
import type { ClinvarRelease } from '../../../../models/genome/variants/clinvar/clinvar-entry.ts';
import { extractLine } from '../../../../models/genome/variants/clinvar/clinvar-extract.ts';
import { ClinvarReader } from '../../../../models/genome/variants/clinvar/clinvar-reader.ts';
import { spansOfClinvar } from '../../../../models/genome/variants/clinvar/spans-of-clinvar.ts';
import type { PanelRegion } from '../../../../models/genome/variants/panels/find-in-panels.ts';
import { regionsOf } from '../../../../models/genome/variants/panels/find-in-panels.ts';
import type { PanelTables } from '../read-panels.ts';
import { readLines } from './file-lines.ts';
import type { ReadText } from './file-lines.ts';

/** A release in the genes of panels, for each build that the file has. */
export interface ReadClinvar extends ReadText {
  readonly date: string | null;
  readonly parts: readonly {
    readonly build: GenomeBuild;
    readonly entries: number;
    readonly extract: Uint8Array;
    readonly places: readonly PanelRegion[];
  }[];
}

const builds = ['GRCh38', 'GRCh37'] as const;

/**
 * Reads a release of ClinVar: its VCF (of one build), or variant_summary (of both). Kept is what touches a gene of a panel.
 *
 * @throws AppError as `readLines`, `genome.clinvar-unknown`, `genome.clinvar-empty`: no entry lies in a gene of a panel.
 */
export async function readClinvarFile(
  file: string,
  { panels, spans }: PanelTables,
  report: (progress: Counted) => void,
): Promise<ReadClinvar> {
  const readers = builds.map((build) => {
    const { regions, unplaced } = regionsOf(panels, spans, build);
    return { reader: new ClinvarReader(build, regions, unplaced), unplaced };
  });
  let open = readers.map(({ reader }) => reader);
  let isHeader = true;
  const take = (line: string): void => {
    if (isHeader && !line.startsWith('#')) {
      isHeader = false;
      open = open.filter((reader) => !reader.isOther);
    }
    for (const reader of open) reader.add(line);
  };
  const text = await readLines(file, { take, step: 'job.genome.clinvar', report });
  const releases = readers.flatMap(({ reader, unplaced }) => {
    const read = reader.end();
    if (read.ok) return [{ release: read.value, places: spansOfClinvar(read.value, unplaced) }];
    if (read.error.code === 'genome.clinvar-unknown') throw new AppError(read.error.code);
    return [];
  });
  const parts = releases.filter(({ release }) => release.entries.size > 0).map(partOf);
  if (parts.length === 0) throw new AppError('genome.clinvar-empty');
  return { ...text, date: releases[0]?.release.date ?? null, parts };
}

const partOf = ({
  release: { build, entries },
  places,
}: {
  readonly release: ClinvarRelease;
  readonly places: readonly PanelRegion[];
}): ReadClinvar['parts'][number] => ({
  build,
  entries: entries.size,
  extract: Buffer.concat(Array.from(entries.values(), (entry) => Buffer.from(extractLine(entry)))),
  places,
});
