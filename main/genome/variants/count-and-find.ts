import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { GenomeBuild } from '../../../models/genome/build/genome-build.ts';
import type { FileQuality } from '../../../models/genome/quality/file-quality.ts';
import type { LineTaker } from '../../../models/genome/quality/line-counter.ts';
import { annotationFields } from '../../../models/genome/variants/annotation/annotation-fields.ts';
import { regionsOf } from '../../../models/genome/variants/panels/find-in-panels.ts';
import type { PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import { panelVariants } from '../../../models/genome/variants/scan/panel-variants.ts';
import type { InfoRecord } from '../../../models/genome/variants/scan/panel-variants.ts';
import { openRecord } from '../../../models/genome/vcf/read-record.ts';
import type { OpenRecord } from '../../../models/genome/vcf/read-record.ts';
import { countFile } from '../quality/count-file.ts';
import type { LineCount } from '../quality/count-file.ts';
import { Reading } from '../read/reading.ts';
import { readHeaderText } from '../read/read-header-text.ts';
import { packingOfFile, textChunks } from '../read/text-chunks.ts';
import type { PanelTables } from './read-panels.ts';

/** What the second reading of a file gives for one sample. */
export interface CountedSample {
  readonly quality: FileQuality;
  readonly variants: PanelVariants;
}

interface PanelLine {
  readonly open: OpenRecord;
  readonly info: string;
}

const decoder = new TextDecoder();

/** The lines in genes of panels, gathered while a file is read. */
class PanelLines {
  readonly taker: LineTaker;
  readonly #tables: PanelTables;
  readonly #build: GenomeBuild;
  readonly #lines: PanelLine[] = [];
  #columns = 0;

  constructor(tables: PanelTables, build: GenomeBuild) {
    this.#tables = tables;
    this.#build = build;
    const { regions } = regionsOf(tables.panels, tables.spans, build);
    this.taker = { regions, take: (bytes, line) => this.#take(bytes, line) };
  }

  /** What each of these samples carries. */
  async variantsOf(path: string, samples: readonly string[]): Promise<readonly PanelVariants[]> {
    const { names, fields } = await headerOf(path);
    const { panels, spans } = this.#tables;
    const known = new Map(names.map((name, i) => [name, i]));
    return samples.map((sample) => {
      const index = known.get(sample) ?? 0;
      const own = this.#lines.flatMap(({ open, info }): InfoRecord[] => {
        const record = open(index);
        return record.ok ? [{ record: record.value, info }] : [];
      });
      return panelVariants(own, { panels, spans, clinvar: null }, { build: this.#build, fields });
    });
  }

  #take(bytes: Uint8Array, line: number): void {
    const cells = decoder.decode(bytes).split('\t');
    this.#columns ||= cells.length;
    const opened = openRecord(bytes, { line, columns: this.#columns });
    if (opened.ok) this.#lines.push({ open: opened.value, info: cells[7] ?? '' });
  }
}

/**
 * Reads a VCF or BCF a second time: counts all its lines, and keeps those in genes of panels. Of these only carried variants
 * are told. Null for a chip file.
 *
 * @throws AppError as `countFile`.
 */
export async function countAndFind(
  { path, samples, build }: Omit<LineCount, 'taker'>,
  tables: PanelTables,
  report: (progress: Counted) => void,
): Promise<readonly CountedSample[] | null> {
  const lines = new PanelLines(tables, build);
  const counted = await countFile({ path, samples, build, taker: lines.taker }, report);
  if (!counted) return null;
  const variants = await lines.variantsOf(path, samples);
  return counted.flatMap((quality, i) => {
    const own = variants[i];
    return own ? [{ quality, variants: own }] : [];
  });
}

/** The same variants, read through the index beside the file: nothing is counted. Null where it cannot be used. */
export async function findThroughIndex(
  { path, samples, build }: Omit<LineCount, 'taker'>,
  tables: PanelTables,
): Promise<readonly PanelVariants[] | null> {
  const { takeRegions } = await import('../read/indexed/take-regions.ts');
  const lines = new PanelLines(tables, build);
  return (await takeRegions({ path, build, taker: lines.taker })) ? lines.variantsOf(path, samples) : null;
}

const headerOf = async (path: string) => {
  const { text } = await readHeaderText(textChunks(await packingOfFile(path), new Reading(path, 0, () => undefined)));
  const titles = text.split(/\r?\n/).find((line) => line.startsWith('#CHROM')) ?? '';
  return { names: titles.split('\t').slice(9), fields: annotationFields(text) };
};
