import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { InstanceId } from '../../../models/base/ids.ts';
import type { Refusal } from '../../../models/base/result.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import type { ShownFrame, ShownSet } from '../../../models/imaging/shown.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { drawnFrame } from '../frames/drawn-frame.ts';
import type { DrawnFrame } from '../frames/drawn-frame.ts';
import { png } from '../png.ts';
import { headerOf } from '../sets-of-study.ts';

const atOnce = 4;

export interface ShowSetOptions {
  readonly folder: string; // absolute
  readonly isEvery: boolean;
  readonly library: Library;
  readonly signal: AbortSignal;
  readonly byId: ReadonlyMap<InstanceId, InstanceRecord>;
  readonly isOverlay: boolean;
}

/** A display set as it was shown, and why frames of it were not: one refusal at most of each file, the first. */
export interface ShownWhole {
  readonly shown: ShownSet;
  readonly refused: ReadonlyMap<InstanceId, Refusal>;
}

/** One display set: every frame read, the opening one drawn to `<id>.png`, others to `<id>.<index>.png`. @throws AppError `job.cancelled`. */
export async function showSet(set: DisplaySet, options: ShowSetOptions): Promise<ShownWhole> {
  const { folder, signal, isOverlay, isEvery } = options;
  const opening = openingIndex(set);
  const frames: ShownFrame[] = [];
  const refused = new Map<InstanceId, Refusal>();
  let written: ShownSet['png'] = null;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < set.frames.length; index = next++) {
      const frame = set.frames[index];
      if (signal.aborted) throw new AppError('job.cancelled');
      if (!frame) return;
      const { drawn, shown, refusal } = await showFrame(frame, options);
      frames[index] = shown;
      if (refusal && !refused.has(frame.instance)) refused.set(frame.instance, refusal);
      if (!drawn || isOverlay || (index !== opening && !isEvery)) continue;
      const file = index === opening ? `${set.id}.png` : `${set.id}.${index}.png`;
      await writeFile(path.join(folder, file), pictureOf(frame, drawn));
      frames[index] = { ...shown, png: file };
      if (index === opening) written = { file, index, aspect: frame.aspect ?? 1 };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const { seriesUid, studyUid, modality, description, kind, warnings } = set;
  const shown: ShownSet = {
    seriesUid,
    studyUid,
    modality,
    description,
    kind: isOverlay ? 'overlay' : kind === 'volume' ? 'volume' : 'stack',
    warnings: [...warnings],
    suv: set.suv ?? null,
    png: written,
    frames,
  };
  return { shown, refused };
}

/** A film opens at its first frame, a stack in its middle. */
export function openingIndex({ frames }: Pick<DisplaySet, 'frames'>): number {
  const isOneObject = frames.every(({ instance }) => instance === frames[0]?.instance);
  return isOneObject
    ? Math.max(
        frames.findIndex(({ frame }) => frame === 0),
        0,
      )
    : frames.length >> 1;
}

interface ShownOne {
  readonly shown: ShownFrame;
  readonly drawn: DrawnFrame | null;
  readonly refusal: Refusal | null;
}

/** What its header says of a frame that cannot be shown, with its numbers. */
const refusalOf = (code: string, record: InstanceRecord): Refusal =>
  headerOf(record).problems.find((problem) => problem.code === code) ?? {
    code,
    params: { syntax: record.transferSyntaxUid },
  };

async function showFrame(frame: Frame, { byId, library }: ShowSetOptions): Promise<ShownOne> {
  const record = byId.get(frame.instance);
  if (!record) throw new AppError('dicom.unknown-instance', { instance: frame.instance });
  if (frame.problem !== null)
    return { shown: about(frame, record), drawn: null, refusal: refusalOf(frame.problem, record) };
  try {
    const drawn = await drawnFrame({ record, header: headerOf(record), frame }, library);
    const shown = { ...about(frame, record), sha256: digestOf(drawn.values), window: drawn.window };
    return { shown, drawn, refusal: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { shown: { ...about(frame, record), problem: error.code }, drawn: null, refusal: error };
  }
}

const about = (frame: Frame, record: InstanceRecord): ShownFrame => ({
  file: record.name,
  sopInstanceUid: frame.sopInstanceUid,
  frame: frame.frame,
  rows: frame.pixels.rows,
  columns: frame.pixels.columns,
  sha256: null,
  spacing: frame.spacing ? [frame.spacing.acrossRows, frame.spacing.acrossColumns] : null,
  spacingKind: frame.spacingKind,
  position: frame.plane?.origin ?? null,
  orientation: frame.plane ? [...frame.plane.row, ...frame.plane.column] : null,
  window: null,
  png: null,
  problem: frame.problem,
});

/** Of the values as bytes, little endian as every platform here is. */
const digestOf = (values: StoredValues): string =>
  createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex');

const pictureOf = ({ pixels: { columns, rows }, aspect = 1 }: Frame, { pixels, samples }: DrawnFrame): Uint8Array =>
  png(pixels, { width: columns, height: rows, samples, aspect });
