import { AppError } from '../../../../models/base/app-error.ts';
import { readDocument } from '../../../../models/dicom/document/read-document.ts';
import { readPart10 } from '../../../../models/dicom/read/read-part10.ts';
import type { SrGroup, SrMeasurement } from '../../../../models/dicom/write/sr/measurement-group.ts';
import { decimalString } from '../../../../models/dicom/write/encode/dataset.ts';
import { writeSr } from '../../../../models/dicom/write/sr.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
import type { LeftOut } from '../../../../models/report/contract.ts';
import type { Report } from '../../../../models/report/report.ts';
import { sourceFileOf } from '../../../../models/report/renderings/sr/image-under.ts';
import type { Library } from '../../../library/library.ts';
import type { ComposedDraft } from '../../draft.ts';
import { writerOf } from '../../writer-of.ts';
import type { SegFile } from '../seg-files.ts';
import { sourceHeader } from '../source-header.ts';
import { sourcesOf } from '../sources-of.ts';
import { predecessorOf } from './predecessor-of.ts';
import { srGroups } from './sr-groups.ts';
import { imagesUnder } from './sr-images.ts';

export interface SrFile {
  readonly bytes: Uint8Array | null; // null: nothing could be told
  readonly leftOut: readonly LeftOut[];
}

const name = 'sr.dcm';
const none = (code: string): SrFile => ({ bytes: null, leftOut: [{ name, code, params: {} }] });

/**
 * What was accepted, as one structured report of the study; read back and compared before it is given out. A proposal is
 * never in it.
 *
 * @param segs  the SEGs of the same report. @throws AppError `sign.read-back`, `blob.*`, as `sourceHeader`.
 */
export async function srFile(
  { report, sets, digest, speaker }: Pick<ComposedDraft, 'report' | 'sets' | 'digest' | 'speaker'>,
  segs: readonly SegFile[],
  library: Library,
): Promise<SrFile> {
  const accepted = report.findings.filter(({ status }) => status === 'accepted');
  if (accepted.length === 0) return none('report.sr-empty');
  const { findings, refused } = await sourcesOf(accepted, sets, library);
  const leftOut = refused.map((refusal) => ({ name, ...refusal }));
  const groups = await srGroups(findings, { sets, speaker, segs }, library);
  const first = findings.find(({ on }) => sets.has(on.displaySet));
  const set = first && sets.get(first.on.displaySet);
  if (!set || groups.length === 0) return { bytes: null, leftOut };
  const source = await sourceHeader(sourceFileOf(first, set), library);
  if (!source.ok) return { bytes: null, leftOut: [...leftOut, { name, ...source.error }] };
  const { bytes } = writeSr({
    source: source.value,
    language: report.language,
    people: peopleOf(report, findings),
    isVerified: report.signature !== null,
    images: imagesUnder(findings, sets),
    segments: segs
      .filter(({ from }) => from.findings.some((finding) => findings.includes(finding)))
      .map(({ written }) => written),
    groups,
    predecessor: await predecessorOf(report, name, library),
    writer: writerOf(report, `${digest} sr`),
  });
  assertSays(bytes, groups);
  return { bytes, leftOut };
}

/** Who signed, then whoever else accepted or drew; nobody for what was accepted unattended. */
const peopleOf = ({ signature }: Report, findings: readonly Finding[]): readonly string[] => [
  ...new Set([
    ...(signature ? [signature.by.name] : []),
    ...findings.flatMap(({ by, decided }) =>
      [by, decided?.by].flatMap((one) => (one?.kind === 'person' ? [one.name] : [])),
    ),
  ]),
];

const numbersOf = ({ value, unit, from }: SrMeasurement): readonly string[] => [
  `${decimalString(value)} ${unit.value}`,
  ...from.flatMap((source) => ('on' in source ? [] : numbersOf(source))),
];

/** The numbers in the file must be those that were to be told, in their order. */
function assertSays(bytes: Uint8Array, groups: readonly SrGroup[]): void {
  const read = readPart10(bytes, { inflate: () => undefined });
  const items = read.ok ? readDocument(read.value.dataset).items : [];
  const said = items.flatMap(({ kind, value, unit }) => (kind === 'number' ? [`${value} ${unit}`] : []));
  const meant = groups.flatMap(({ measurements }) => measurements.flatMap(numbersOf));
  if (said.join('\n') !== meant.join('\n')) throw new AppError('sign.read-back', { file: name });
}
