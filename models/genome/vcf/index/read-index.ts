import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { ContigIndex } from './contig-index.ts';
import type { Binning } from './contig-index.ts';
import type { GenomeIndex } from './genome-index.ts';
import { IndexBytes } from './index-bytes.ts';

const vcfPreset = 2; // columns and END as in a VCF; another index does not know where a reference block ends
const mostDepth = 9; // beyond, bins are more than a number of 32 bits tells apart
const tbiBinning: Binning = { minShift: 14, depth: 5, hasLeast: false };

/**
 * Reads a tabix or CSI index.
 *
 * @param bytes  unpacked.
 * @returns refusals `genome.index-damaged` (another magic, or it ends early), `genome.index-kind` for one that was made for
 *   another kind of lines, which does not know where reference blocks end.
 * @source Tabix index file format; Coordinate-sorted index (CSI) format, samtools.github.io/hts-specs.
 */
export function readIndex(bytes: Uint8Array): Result<GenomeIndex, Refusal> {
  const magic = String.fromCharCode(...bytes.subarray(0, 3));
  if ((magic !== 'TBI' && magic !== 'CSI') || bytes[3] !== 1) return no('genome.index-damaged');
  try {
    return magic === 'TBI' ? readTbi(new IndexBytes(bytes)) : readCsi(new IndexBytes(bytes));
  } catch (error) {
    if (error instanceof RangeError) return no('genome.index-damaged');
    throw error;
  }
}

const readTbi = (bytes: IndexBytes): Result<GenomeIndex, Refusal> => {
  bytes.at = 4;
  const count = bytes.count();
  const names = readNames(bytes);
  if (!names) return no('genome.index-kind');
  return finish(bytes, { kind: 'tbi', names, count, binning: tbiBinning });
};

const readCsi = (bytes: IndexBytes): Result<GenomeIndex, Refusal> => {
  bytes.at = 4;
  const binning = { minShift: bytes.count(), depth: bytes.count(), hasLeast: true };
  if (binning.minShift > 30 || binning.depth > mostDepth) return no('genome.index-damaged');
  const auxiliary = bytes.count();
  const after = bytes.at + auxiliary;
  const names = auxiliary === 0 ? null : readNames(bytes);
  if (auxiliary > 0 && !names) return no('genome.index-kind');
  bytes.at = after;
  return finish(bytes, { kind: 'csi', names, count: bytes.count(), binning });
};

/** The names of the contigs; null where the columns are not those of a VCF. */
const readNames = (bytes: IndexBytes): readonly string[] | null => {
  const [preset, contig, start] = [bytes.count(), bytes.count(), bytes.count()];
  bytes.skip(12); // the end's column, the header's mark, lines to skip
  const text = bytes.text(bytes.count());
  const isVcf = preset === vcfPreset && contig === 1 && start === 2;
  return isVcf ? text.split('\0').slice(0, -1) : null;
};

type Head = Pick<GenomeIndex, 'kind' | 'names'> & { readonly count: number; readonly binning: Binning };

const finish = (bytes: IndexBytes, { kind, names, count, binning }: Head): Result<GenomeIndex, Refusal> => {
  if (names && names.length !== count) return no('genome.index-damaged');
  const contigs: ContigIndex[] = [];
  for (let i = 0; i < count; i++) {
    const binCount = bytes.count(binning.hasLeast ? 16 : 8);
    const bins = bytes.at;
    for (let left = binCount; left > 0; left--) {
      bytes.skip(binning.hasLeast ? 12 : 4);
      bytes.skip(16 * bytes.count());
    }
    const windowCount = binning.hasLeast ? 0 : bytes.count();
    const windows = bytes.at;
    bytes.skip(8 * windowCount);
    contigs.push(new ContigIndex(bytes, binning, { bins, binCount, windows, windowCount }));
  }
  // Contigs are in the order of the file.
  const last = contigs.reduceRight((offset, contig) => offset || contig.last, 0);
  return ok({ kind, names, contigs, last });
};
