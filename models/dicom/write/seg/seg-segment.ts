import type { Code } from '../../../base/code.ts';
import { cielabFromColor } from './cielab.ts';
import type { Dataset } from '../encode/dataset.ts';
import { codeItem } from '../modules.ts';
import type { SegMask } from './seg-frames.ts';

/** What a segment is, and who outlined it. */
export interface SegSegment extends SegMask {
  readonly label: string;
  readonly code: Code;
  readonly laterality: 'left' | 'right' | null;
  readonly isProposal: boolean; // nobody decided on it yet
  readonly remarks?: readonly string[]; // what a reader of the file must know of this segment
  readonly color: string; // #RRGGBB
  /**
   * Null when a person drew it alone; `isEdited`: the pack's outline, changed by a person; `isRule`: computed by a fixed rule,
   * without a network.
   */
  readonly algorithm: {
    readonly name: string;
    readonly version: string;
    readonly isEdited: boolean;
    readonly isRule?: boolean;
  } | null;
  /** Set where a person took the outline over from a received object: how its maker says it was made, where they do. */
  readonly received?: {
    readonly type: 'MANUAL' | 'SEMIAUTOMATIC' | 'AUTOMATIC' | null;
    readonly name: string;
    readonly isEdited: boolean;
  };
  /** The same finding in SR, SEG and FHIR carries the same tracking UID. */
  readonly tracking: { readonly id: string; readonly uid: string };
}

const sides = {
  left: codeItem('7771000', 'SCT', 'Left'),
  right: codeItem('24028007', 'SCT', 'Right'),
};

// A rule of thresholds and pieces is no artificial intelligence; the standard's list has no word for it that was looked up.
const families = {
  network: codeItem('123110', 'DCM', 'Artificial Intelligence'),
  rule: codeItem('rule', '99PHENO', 'Fixed rule'),
};

/** One item of SegmentSequence. @source DICOM PS3.3 C.8.20.4, CID 7150. Total. */
export function segmentItem(segment: SegSegment, number: number): Dataset {
  const { code, laterality, color, tracking, label } = segment;
  const type = codeItem(code.value, code.scheme, code.meaning);
  const description = [...(segment.isProposal ? ['Proposed, not reviewed'] : []), ...(segment.remarks ?? [])].join(
    '. ',
  );
  return {
    SegmentNumber: number,
    SegmentLabel: label.slice(0, 64),
    SegmentedPropertyCategoryCodeSequence: [codeItem('123037004', 'SCT', 'Anatomical Structure')],
    SegmentedPropertyTypeCodeSequence: [
      laterality ? { ...type, SegmentedPropertyTypeModifierCodeSequence: [sides[laterality]] } : type,
    ],
    ...(description !== '' && { SegmentDescription: description.slice(0, 1024) }),
    RecommendedDisplayCIELabValue: cielabFromColor(color),
    TrackingID: tracking.id.slice(0, 64),
    TrackingUID: tracking.uid,
    ...algorithmOf(segment),
  };
}

function algorithmOf({ algorithm, received }: SegSegment): Dataset {
  if (received) return receivedAlgorithm(received);
  if (!algorithm) return { SegmentAlgorithmType: 'MANUAL' };
  const { name, version, isEdited, isRule = false } = algorithm;
  return {
    SegmentAlgorithmType: isEdited ? 'SEMIAUTOMATIC' : 'AUTOMATIC',
    SegmentAlgorithmName: name.slice(0, 64),
    SegmentationAlgorithmIdentificationSequence: [algorithmItem({ name, version, isRule })],
  };
}

/**
 * What its maker said, and with a change by hand not fully automatic any more. The name stands with every type but a manual
 * one; where the maker said nothing it was in part done by a machine that is not known.
 */
function receivedAlgorithm({ type, name, isEdited }: NonNullable<SegSegment['received']>): Dataset {
  const said = type ?? 'SEMIAUTOMATIC';
  if (said === 'MANUAL') return { SegmentAlgorithmType: 'MANUAL' };
  return {
    SegmentAlgorithmType: isEdited ? 'SEMIAUTOMATIC' : said,
    SegmentAlgorithmName: (name || 'not stated').slice(0, 64),
  };
}

/** One item that identifies an algorithm. @source DICOM PS3.3 table 10-19. Total. */
export const algorithmItem = ({
  name,
  version,
  isRule = false,
}: Pick<NonNullable<SegSegment['algorithm']>, 'name' | 'version' | 'isRule'>): Dataset => ({
  AlgorithmFamilyCodeSequence: [isRule ? families.rule : families.network],
  AlgorithmName: name.slice(0, 64),
  AlgorithmVersion: version.slice(0, 64),
  AlgorithmSource: 'Phenoscope',
});
