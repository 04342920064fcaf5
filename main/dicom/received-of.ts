import { Digest, InstanceId, SeriesUid, StudyUid } from '../../models/base/ids.ts';
import type { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import { no } from '../../models/base/result.ts';
import type { Refusal } from '../../models/base/result.ts';
import { codecOf, transferSyntaxOf } from '../../models/dicom/read/transfer-syntaxes.ts';
import type { Received } from '../library/store/received.ts';

export interface ReceivedFile {
  readonly id: string;
  readonly digest: string;
  readonly bytes: number;
  readonly name: string;
  readonly path: string | null; // set when indexed in place
}

/** A UID for a file that has none: derived from its content, so that the same file always gets the same. PS3.5 B.2. */
const derivedUid = (digest: string): string => `2.25.${BigInt(`0x${digest.slice(0, 32)}`)}`;

/** Fills in what identifies a file where it says nothing usable, and says so among its problems. */
export function withUids(header: InstanceHeader, digest: string): InstanceHeader {
  const { study, series, sopInstanceUid } = header;
  if (study.uid !== '' && series.uid !== '' && sopInstanceUid !== '') return header;
  const uid = derivedUid(digest);
  return {
    ...header,
    sopInstanceUid: sopInstanceUid || uid,
    study: { ...study, uid: study.uid || uid },
    series: { ...series, uid: series.uid || uid },
    problems: [...header.problems, { code: 'dicom.no-uids', params: {} }],
  };
}

/** Problems that leave an image less than whole; the others are doubts of the reader, told by the import. */
const isWanting: ReadonlySet<string> = new Set([
  'dicom.frames-short',
  'dicom.pixels-short',
  'dicom.truncated',
  'dicom.structure',
]);

/** An image in a compression that is not read: its header is whole, and nothing will be shown. Films are played elsewhere. */
function unreadOf({ image, transferSyntaxUid }: InstanceHeader): Refusal | null {
  if (image?.pixels.kind !== 'encapsulated' || codecOf(transferSyntaxUid) === 'video') return null;
  if (transferSyntaxOf(transferSyntaxUid)?.isRead) return null;
  return no('dicom.syntax', { syntax: transferSyntaxUid }).error;
}

/** A header as the library keeps it; its UIDs are filled in. */
export function receivedOf(header: InstanceHeader, file: ReceivedFile): Received {
  const studyUid = StudyUid.parse(header.study.uid);
  const { patient, study, series, instance, image } = header;
  const problem = unreadOf(header) ?? header.problems.find(({ code }) => isWanting.has(code)) ?? null;
  return {
    note: problem ?? header.problems[0] ?? null,
    identity: patient,
    study: {
      uid: studyUid,
      date: study.date,
      time: study.time,
      description: study.description,
      accession: study.accession,
      referrer: study.referrer,
    },
    series: {
      uid: SeriesUid.parse(header.series.uid),
      studyUid,
      modality: series.modality,
      number: series.number,
      description: series.description || series.protocol,
      bodyPart: series.bodyPart,
    },
    instance: {
      id: InstanceId.parse(file.id),
      sopUid: header.sopInstanceUid,
      sopClassUid: header.sopClassUid,
      transferSyntaxUid: header.transferSyntaxUid,
      number: instance.number,
      frames: image?.frames ?? 0,
      digest: Digest.parse(file.digest),
      bytes: file.bytes,
      name: file.name,
      path: file.path,
      isImage: image !== null,
      problem,
      header,
    },
  };
}
