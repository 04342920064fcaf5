import { AppError } from '../../../../models/base/app-error.ts';
import type { ContigIndex } from '../../../../models/genome/vcf/index/contig-index.ts';
import { spotOf } from '../../../../models/genome/vcf/index/genome-index.ts';
import type { FileSpot } from '../../../../models/genome/vcf/index/genome-index.ts';
import type { Reach } from '../../../../models/genome/vcf/index/reach.ts';
import type { Spans } from '../../../../models/genome/vcf/index/spans.ts';
import type { Member, MemberFile } from './member-file.ts';

/**
 * The text of all records that reach over the spans, and of those that lie beside them in the file: whole records, in the
 * order of the file, each once. At its end may be records of the next contig. Each piece is lent.
 *
 * From where the index says that the first record over a span may begin, members are read until a record begins behind the
 * span; then it goes on, or jumps, to the next span.
 *
 * @throws AppError `genome.index-other` where no record of the contig begins at a place that the index names.
 */
export function* stretchesOf(
  file: MemberFile,
  { index, reach }: { readonly index: ContigIndex; readonly reach: Reach },
  { starts, ends }: Spans,
): Generator<Uint8Array> {
  let at = 0;
  const nextSpot = (): FileSpot | null => {
    for (; at < starts.length; at++) {
      const first = index.firstOf(starts[at] ?? 0, ends[at] ?? 0);
      if (first !== null) return spotOf(first);
    }
    return null;
  };
  for (let spot = nextSpot(); spot; spot = nextSpot()) {
    const { text, next: after, within } = beginAt(file, spot);
    if (!reach.begin(text, within)) throw new AppError('genome.index-other');
    let [piece, offset] = [text.subarray(within), after];
    for (;;) {
      const start = reach.add(piece);
      while (at < starts.length && (ends[at] ?? 0) <= start) at++;
      const next = nextSpot();
      const isOver = !next || next.member > offset;
      yield isOver ? piece.subarray(0, reach.end(piece)) : piece;
      if (isOver) break;
      const following = file.at(offset);
      if (!following) return;
      [piece, offset] = [following.text, following.next];
    }
  }
}

/** The member of the first record. A spot behind a member's last byte is the next one's first. */
const beginAt = (file: MemberFile, { member: offset, within }: FileSpot): Member & { readonly within: number } => {
  const member = file.at(offset);
  if (!member || within > member.text.length) throw new AppError('genome.index-other');
  if (within < member.text.length) return { ...member, within };
  const next = file.at(member.next);
  if (!next) throw new AppError('genome.index-other');
  return { ...next, within: 0 };
};
