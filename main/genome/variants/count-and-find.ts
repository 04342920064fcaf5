import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { FileQuality } from '../../../models/genome/quality/file-quality.ts';
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

/**
 * Reads a VCF a second time: counts all its lines, and keeps those in genes of panels. Of these only carried variants are
 * told. Null for a BCF and for a chip file.
 *
 * @throws AppError as `countFile`.
 */
export async function countAndFind(
  { path, samples, build }: Omit<LineCount, 'taker'>,
  { panels, spans }: PanelTables,
  report: (progress: Counted) => void,
): Promise<readonly CountedSample[] | null> {
  const lines: PanelLine[] = [];
  let columns = 0;
  const { regions } = regionsOf(panels, spans, build);
  const take = (bytes: Uint8Array, line: number): void => {
    const cells = decoder.decode(bytes).split('\t');
    columns ||= cells.length;
    const opened = openRecord(bytes, { line, columns });
    if (opened.ok) lines.push({ open: opened.value, info: cells[7] ?? '' });
  };
  const counted = await countFile({ path, samples, build, taker: { regions, take } }, report);
  if (!counted) return null;
  const { names, fields } = await headerOf(path);
  return counted.map((quality, i): CountedSample => {
    const index = Math.max(0, names.indexOf(samples[i] ?? ''));
    const own = lines.flatMap(({ open, info }): InfoRecord[] => {
      const record = open(index);
      return record.ok ? [{ record: record.value, info }] : [];
    });
    return { quality, variants: panelVariants(own, { panels, spans, clinvar: null }, { build, fields }) };
  });
}

const headerOf = async (path: string) => {
  const { text } = await readHeaderText(textChunks(await packingOfFile(path), new Reading(path, 0, () => undefined)));
  const titles = text.split(/\r?\n/).find((line) => line.startsWith('#CHROM')) ?? '';
  return { names: titles.split('\t').slice(9), fields: annotationFields(text) };
};
