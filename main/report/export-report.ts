import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { Digest } from '../../models/base/ids.ts';
import type { ReportId } from '../../models/base/ids.ts';
import type { WrittenFile } from '../../models/report/contract.ts';
import type { Context } from '../app/context.ts';
import { composeDraft } from './draft.ts';
import { writeFiles } from './write-files.ts';
import type { MadeFiles } from './write-files.ts';

type ExportContext = Context & { readonly report: (progress: Counted) => void };

/**
 * Writes a report's files into a folder: a signed report's as they were kept, a draft's made now.
 *
 * @param folder  absolute; made when it is not there. Files of the same names are replaced, each whole or not at all.
 * @throws AppError `report.unknown`, `report.cannot-write`, `blob.damaged`, and what making the files throws.
 */
export async function exportReport(
  id: ReportId,
  folder: string,
  ctx: ExportContext,
): Promise<{ files: WrittenFile[]; leftOut: MadeFiles['leftOut'] }> {
  const { library, actor } = ctx;
  const record = await library.store.report(id);
  if (!record) throw new AppError('report.unknown');
  const made =
    record.state === 'signed' ? await keptFiles(id, ctx) : await writeFiles(await composeDraft(record, ctx), ctx);
  const files: WrittenFile[] = [];
  for (const { name, content } of made.files) {
    await place(path.join(folder, name), content);
    const digest = Digest.parse(createHash('sha256').update(content).digest('hex'));
    files.push({ name, digest, bytes: content.length });
  }
  await library.journal.note({
    actor,
    subject: record.subject,
    kind: 'report.export',
    params: { report: id, files: files.length },
  });
  return { files, leftOut: made.leftOut };
}

async function keptFiles(id: ReportId, { library }: Pick<Context, 'library'>): Promise<MadeFiles> {
  const kept = await library.store.reportFiles(id);
  const files = await Promise.all(
    kept.map(async ({ name, digest }) => ({ name, content: await library.blobs.read(digest) })),
  );
  return { files, leftOut: [] };
}

async function place(file: string, content: Uint8Array): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.part`, content);
    await rename(`${file}.part`, file);
  } catch (error) {
    throw new AppError(
      'report.cannot-write',
      { file: path.basename(file), reason: error instanceof Error && 'code' in error ? String(error.code) : '' },
      error,
    );
  }
}
