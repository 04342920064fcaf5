import { createHash } from 'node:crypto';
import { Digest, InstanceId, JobId, SeriesUid, StudyUid } from '../../../models/base/ids.ts';
import type { Identity } from '../../../models/library/subject.ts';
import type { ImportBatch, ImportedFile, NewInstance, Received } from './received.ts';

/** The person that made-up files are of. */
export const jane: Identity = { name: 'SAMPLE^Jane', patientId: '17', issuer: '', birthDate: '1949-06-01', sex: 'F' };

interface Wanted {
  readonly study?: number;
  readonly series?: number;
  readonly number?: number;
  readonly identity?: Identity;
  readonly content?: string; // what the digest is of
  readonly sopUid?: string;
  readonly modality?: string;
  readonly date?: string;
  readonly description?: string;
  readonly problem?: NewInstance['problem'];
}

/** For tests and benchmarks: a received image, all of it told by a few numbers. */
export function makeReceived(wanted: Wanted = {}): Received {
  const {
    study = 1,
    series = 1,
    number = 1,
    identity = jane,
    modality = 'MR',
    date = '2026-01-10',
    description = 'Brain',
  } = wanted;
  const sopUid = wanted.sopUid ?? `1.2.${study}.${series}.${number}`;
  const digest = Digest.parse(
    createHash('sha256')
      .update(wanted.content ?? sopUid)
      .digest('hex'),
  );
  return {
    identity,
    study: {
      uid: StudyUid.parse(`1.2.${study}`),
      date,
      time: '10:00:00',
      description,
      accession: `A${study}`,
      referrer: '',
    },
    series: {
      uid: SeriesUid.parse(`1.2.${study}.${series}`),
      studyUid: StudyUid.parse(`1.2.${study}`),
      modality,
      number: series,
      description: 'T1',
      bodyPart: 'HEAD',
    },
    instance: {
      id: InstanceId.parse(`${sopUid}@${digest.slice(0, 8)}`),
      sopUid,
      sopClassUid: '1.2.840.10008.5.1.4.1.1.4',
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      number,
      frames: 1,
      digest,
      bytes: 1000,
      name: `${number}.dcm`,
      path: null,
      isImage: true,
      problem: wanted.problem ?? null,
      header: { InstanceNumber: number },
    },
  };
}

/** A batch of made-up files, each under the path `<study>/<series>/<number>`, or the one given. */
export const makeBatch = (files: readonly (Wanted & { readonly path?: string })[], job = 'job-1'): ImportBatch => ({
  job: JobId.parse(job),
  files: files.map((wanted): ImportedFile => {
    const path = wanted.path ?? `${wanted.study ?? 1}/${wanted.series ?? 1}/${wanted.number ?? 1}`;
    return { path, size: 1000, modifiedMs: 0, outcome: { received: makeReceived(wanted) } };
  }),
});
