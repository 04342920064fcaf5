import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isAppError } from '../../../../models/base/app-error.ts';
import { no } from '../../../../models/base/result.ts';
import type { Refusal, Result } from '../../../../models/base/result.ts';
import { spotOf } from '../../../../models/genome/vcf/index/genome-index.ts';
import type { GenomeIndex } from '../../../../models/genome/vcf/index/genome-index.ts';
import { readIndex } from '../../../../models/genome/vcf/index/read-index.ts';
import type { Packing } from '../unpack/sniff.ts';
import { MemberFile } from './member-file.ts';

const mostUnpacked = 1 << 28;
const kinds = ['csi', 'tbi'] as const;

/**
 * The index beside a file (`FILE.csi`, else `FILE.tbi`), where it can be relied on.
 *
 * @returns refusals, each with {file}, the index's name: `genome.index-none`, `genome.index-packing` for a file that is not
 *   bgzipped, `genome.index-older` than the file, `genome.index-damaged`, `genome.index-kind`, `genome.index-other` for one
 *   of another file: it does not end where the file does.
 */
export async function openIndex(file: string, packing: Packing): Promise<Result<GenomeIndex, Refusal>> {
  if (packing !== 'bgzip') return no('genome.index-packing', { file: path.basename(file) });
  for (const kind of kinds) {
    const name = `${file}.${kind}`;
    const found = await readBeside(name, file);
    if (found) return found.ok ? found : no(found.error.code, { file: path.basename(name) });
  }
  return no('genome.index-none', { file: `${path.basename(file)}.tbi` });
}

const readBeside = async (name: string, file: string): Promise<Result<GenomeIndex, Refusal> | null> => {
  const own = await stat(name).catch(() => null);
  if (!own?.isFile()) return null;
  if (own.mtimeMs < (await stat(file)).mtimeMs) return no('genome.index-older');
  const bytes = unpacked(await readFile(name));
  const read = bytes ? readIndex(bytes) : no('genome.index-damaged');
  return read.ok && !isOfFile(read.value, file) ? no('genome.index-other') : read;
};

/** Null for what cannot be unpacked, or is too much. */
const unpacked = (stored: Buffer): Uint8Array | null => {
  if (stored[0] !== 0x1f || stored[1] !== 0x8b) return stored;
  try {
    return gunzipSync(stored, { maxOutputLength: mostUnpacked });
  } catch {
    return null;
  }
};

/** Whether the file ends behind the last record that the index knows. */
const isOfFile = ({ last }: GenomeIndex, file: string): boolean => {
  const members = new MemberFile(file);
  try {
    const { member, within } = spotOf(last);
    let read = members.at(member);
    if (!read || read.text.length > within) return !read && within === 0;
    while ((read = members.at(read.next))) if (read.text.length > 0) return false;
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === 'genome.index-other') return false;
    throw error;
  } finally {
    members.close();
  }
};
