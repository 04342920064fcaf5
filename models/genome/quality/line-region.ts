import card from '../../../resources/knowledge/quality/sex/card.json' with { type: 'json' };
import type { GenomeBuild } from '../build/genome-build.ts';
import type { LineKind } from './sample-counter.ts';

/**
 * Which of the regions that are counted apart a place lies in.
 *
 * @param contig  as `contigName` gives it. @param start  0-based, asked for on X and Y alone. Total.
 */
export function lineRegion(contig: string | null, start: () => number, build: GenomeBuild): LineKind['region'] {
  if (contig === null || contig === 'MT') return 'other';
  if (contig !== 'X' && contig !== 'Y') return 'autosome';
  const at = start();
  if (card.paired[build][contig].some(([low = 0, high = 0]) => at >= low && at < high)) return 'other';
  return contig === 'X' ? 'x' : 'y';
}
