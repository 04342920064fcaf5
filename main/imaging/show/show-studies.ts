import { codecOf } from '../../../models/dicom/read/transfer-syntaxes.ts';
import { isDocumentClass } from '../../../models/imaging/sets/is-image-class.ts';
import { overlaySetsOf } from '../../../models/imaging/sets/overlay-sets-of.ts';
import { AppError } from '../../../models/base/app-error.ts';
import type { InstanceId, StudyUid } from '../../../models/base/ids.ts';
import type { Refusal } from '../../../models/base/result.ts';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { ShownDocument, ShownSet, ShownStudies } from '../../../models/imaging/shown.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { decoderOf } from '../decode/decoder.ts';
import { headerOf, setsOf } from '../sets-of-study.ts';
import { showSet } from './show-set.ts';

export interface ShowOptions {
  readonly folder: string; // absolute
  readonly isEvery: boolean; // a PNG of every frame
  readonly library: Library;
  readonly signal: AbortSignal;
  readonly report: (progress: Counted) => void;
}

/**
 * Writes what studies show: one PNG per display set, by the CPU; every frame's stored values as a digest.
 *
 * @throws AppError `job.cancelled`. A frame that cannot be read is told by its reason and stops nothing.
 */
export async function showStudies(studies: readonly StudyUid[], options: ShowOptions): Promise<ShownStudies> {
  const shown: ShownStudies[] = [];
  try {
    for (const studyUid of studies) {
      options.report({ step: 'show', done: shown.length, total: studies.length });
      shown.push(await showStudy(studyUid, options));
    }
  } finally {
    await decoderOf(options.library.blobs).close(); // a command line ends with its work
  }
  return {
    displaySets: shown.flatMap(({ displaySets }) => displaySets),
    overlays: shown.flatMap(({ overlays }) => overlays),
    documents: shown.flatMap(({ documents }) => documents),
    refused: shown.flatMap(({ refused }) => refused),
  };
}

async function showStudy(studyUid: StudyUid, options: ShowOptions): Promise<ShownStudies> {
  const { library, signal } = options;
  const records = await library.store.instancesOfStudy(studyUid);
  const byId = new Map<InstanceId, InstanceRecord>(records.map((record) => [record.id, record]));
  const sets = setsOf(records, { slidesAs: 'tiles' }).filter(({ kind }) => kind !== 'document' && kind !== 'video');
  const overlays = overlaySetsOf(records.map((record) => ({ id: record.id, header: headerOf(record) })));
  const shown: ShownSet[] = [];
  const refusals = new Map<InstanceId, Refusal>();
  for (const set of [...sets, ...overlays]) {
    if (signal.aborted) throw new AppError('job.cancelled');
    const one = await showSet(set, { ...options, byId, isOverlay: overlays.includes(set) });
    shown.push(one.shown);
    for (const [instance, refusal] of one.refused) if (!refusals.has(instance)) refusals.set(instance, refusal);
  }
  return {
    displaySets: shown.filter(({ kind }) => kind !== 'overlay'),
    overlays: shown.filter(({ kind }) => kind === 'overlay'),
    documents: records.filter(isDocument).map(documentOf),
    refused: [...refusedFrames(refusals, records), ...refusedFiles(records), ...refusedFilms(records)],
  };
}

const isDocument = ({ isImage, sopClassUid }: InstanceRecord): boolean => !isImage && isDocumentClass(sopClassUid);

function documentOf(record: InstanceRecord): ShownDocument {
  const { series } = headerOf(record);
  const { name, sopUid, seriesUid, studyUid } = record;
  const { modality, description } = series;
  return { file: name, sopInstanceUid: sopUid, seriesUid, studyUid, modality, description };
}

type Refused = ShownStudies['refused'];

/** Files of which not every frame can be shown, each with its first reason. */
const refusedFrames = (refusals: ReadonlyMap<InstanceId, Refusal>, records: readonly InstanceRecord[]): Refused =>
  records.flatMap(({ id, name }) => {
    const refusal = refusals.get(id);
    if (!refusal) return [];
    const { code, params } = refusal;
    return [{ instance: id, file: name, code, params: { ...params, file: name } }];
  });

/** Films: the window plays them, no picture is made of them. */
const refusedFilms = (records: readonly InstanceRecord[]): Refused =>
  records.flatMap(({ id, name, transferSyntaxUid, isImage }) =>
    isImage && codecOf(transferSyntaxUid) === 'video'
      ? [{ instance: id, file: name, code: 'dicom.video', params: { file: name, syntax: transferSyntaxUid } }]
      : [],
  );

/** Files without an image that are no document either. */
const refusedFiles = (records: readonly InstanceRecord[]): Refused =>
  records.flatMap(({ id, name, sopClassUid, isImage }) =>
    isImage || isDocumentClass(sopClassUid)
      ? []
      : [{ instance: id, file: name, code: 'dicom.no-pixels', params: { file: name } }],
  );
