import { contigName } from '../../../../models/genome/build/contig-name.ts';
import { BcfFinder } from '../../../../models/genome/vcf/bcf/bcf-finder.ts';
import { BcfReach } from '../../../../models/genome/vcf/bcf/bcf-reach.ts';
import { dictionariesOf } from '../../../../models/genome/vcf/bcf/dictionaries.ts';
import { findInPiece } from '../../../../models/genome/vcf/find-in-piece.ts';
import type { FoundPiece } from '../../../../models/genome/vcf/find-in-piece.ts';
import type { GenomeIndex } from '../../../../models/genome/vcf/index/genome-index.ts';
import { LineReach } from '../../../../models/genome/vcf/index/line-reach.ts';
import { spansOfStarts } from '../../../../models/genome/vcf/index/spans.ts';
import { PieceJoiner } from '../../../../models/genome/vcf/piece-joiner.ts';
import type { KeptLine } from '../../../../models/genome/vcf/piece-joiner.ts';
import { RecordFinder } from '../../../../models/genome/vcf/record-finder.ts';
import type { Wanted } from '../../../../models/genome/vcf/wanted.ts';
import type { HeaderText } from '../read-header-text.ts';
import { MemberFile } from './member-file.ts';
import { stretchesOf } from './stretches.ts';

export interface IndexedSearch {
  readonly path: string;
  readonly header: HeaderText;
  readonly index: GenomeIndex;
  readonly wanted: Wanted;
  /** How many of the wanted places were passed. */
  readonly onPassed: (places: number) => void;
}

/** How many lines were read, wanted or not; of some, more than once, where two contigs share a member. */
export interface LinesRead {
  line: number;
  records: number;
  brokenCount: number;
}

/**
 * The lines at wanted places, in the order of the file, numbered among those that are read for it.
 *
 * @throws AppError `genome.index-other` where the index does not fit the file, `genome.damaged`, `genome.long-line`.
 */
export function* indexedLines(search: IndexedSearch, read: LinesRead): Generator<KeptLine> {
  const { path, header, index, wanted, onPassed } = search;
  const names = index.names ?? dictionariesOf(header.text).contigs;
  const file = new MemberFile(path);
  try {
    for (const [number, contig] of index.contigs.entries()) {
      const name = names[number] ?? '';
      const own = contigName(name);
      const starts = own === null ? undefined : wanted[own];
      if (own === null || !starts) continue;
      const only = { [own]: starts };
      const isBinary = header.form === 'bcf';
      const reach = isBinary ? new BcfReach(number) : new LineReach(name);
      const find = isBinary ? findInBinary(only, header.text) : findInLines(only);
      const joiner = new PieceJoiner(new RecordFinder(only));
      const before = read.line;
      const numbered = ({ bytes, line }: KeptLine): KeptLine => ({ bytes, line: before + line });
      for (const text of stretchesOf(file, { index: contig, reach }, spansOfStarts(starts)))
        yield* joiner.add(find(text)).map(numbered);
      yield* joiner.end().map(numbered);
      read.line += joiner.line;
      read.records += joiner.records;
      read.brokenCount += joiner.brokenCount;
      onPassed(starts.length);
    }
  } finally {
    file.close();
  }
}

type Find = (text: Uint8Array) => FoundPiece;

const findInLines = (wanted: Wanted): Find => {
  const finder = new RecordFinder(wanted);
  return (text) => findInPiece(finder, text);
};
const findInBinary = (wanted: Wanted, header: string): Find => {
  const finder = new BcfFinder(wanted, header);
  return (text) => finder.find(text);
};
