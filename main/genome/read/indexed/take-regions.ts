import { isAppError } from '../../../../models/base/app-error.ts';
import { contigName } from '../../../../models/genome/build/contig-name.ts';
import type { GenomeBuild } from '../../../../models/genome/build/genome-build.ts';
import { LineCounter } from '../../../../models/genome/quality/line-counter.ts';
import type { LineTaker } from '../../../../models/genome/quality/line-counter.ts';
import { BcfLines } from '../../../../models/genome/vcf/bcf/bcf-lines.ts';
import { BcfReach } from '../../../../models/genome/vcf/bcf/bcf-reach.ts';
import { dictionariesOf } from '../../../../models/genome/vcf/bcf/dictionaries.ts';
import { LineReach } from '../../../../models/genome/vcf/index/line-reach.ts';
import { spansOfRegions } from '../../../../models/genome/vcf/index/spans.ts';
import { beginScan } from '../begin-scan.ts';
import { MemberFile } from './member-file.ts';
import { openIndex } from './open-index.ts';
import { stretchesOf } from './stretches.ts';

export interface RegionScan {
  readonly path: string;
  readonly build: GenomeBuild;
  readonly taker: LineTaker;
}

/**
 * Gives the taker the lines that touch its regions, read through the index beside the file, numbered among those read.
 *
 * @returns whether that could be done; if not, what was taken is to be let go. @throws AppError as `beginScan`, `genome.damaged`.
 */
export async function takeRegions({ path, build, taker }: RegionScan): Promise<boolean> {
  const { packing, text: header } = await beginScan(path, []);
  const opened = await openIndex(path, packing);
  if (!opened.ok) return false;
  const { contigs } = opened.value;
  const names = opened.value.names ?? dictionariesOf(header.text).contigs;
  const file = new MemberFile(path);
  let before = 0; // lines of the contigs before
  try {
    for (const [number, index] of contigs.entries()) {
      const name = names[number] ?? '';
      const regions = taker.regions.filter(({ contig }) => contig === contigName(name));
      if (regions.length === 0) continue;
      const lines = header.form === 'bcf' ? new BcfLines(header.text) : null;
      const reach = lines ? new BcfReach(number) : new LineReach(name);
      let last = 0;
      const take = (bytes: Uint8Array, line: number): void => taker.take(bytes, before + (last = line));
      const counter = new LineCounter([], build, { regions, take });
      for (const text of stretchesOf(file, { index, reach }, spansOfRegions(regions)))
        counter.add(lines ? lines.add(text) : text);
      counter.end();
      before += last;
    }
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === 'genome.index-other') return false;
    throw error;
  } finally {
    file.close();
  }
}
