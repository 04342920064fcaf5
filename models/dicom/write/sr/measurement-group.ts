import type { Code } from '../../../base/code.ts';
import type { Dataset } from '../encode/dataset.ts';
import { codeValueItem, container, dcm, imageItem, numberItem, textItem, uidItem } from './content-item.ts';
import type { Reference, Relation } from './content-item.ts';
import { regionItem } from './region.ts';
import type { Region } from './region.ts';

/** A number, and what it was read from: regions, or other numbers with theirs. */
export interface SrMeasurement {
  readonly concept: Code;
  readonly method: Code | null;
  readonly value: number;
  readonly unit: Code; // UCUM
  readonly equation: { readonly code: Code | null; readonly citation: string } | null;
  readonly from: readonly (Region | SrMeasurement)[];
}

/** The outline a group speaks of: a segment of a SEG, over a volume or on one image. */
export type SrOutline =
  | { readonly kind: 'volume'; readonly segment: Reference; readonly sourceSeriesUid: string }
  | { readonly kind: 'image'; readonly segment: Reference; readonly source: Reference }; // `segment` names its frame

/** What one measurement group says. */
export interface SrGroup {
  readonly tracking: { readonly id: string; readonly uid: string }; // that of the segment, where there is one
  readonly algorithm: { readonly name: string; readonly version: string; readonly parameters: string } | null;
  readonly category: Code | null;
  readonly finding: Code;
  readonly site: { readonly code: Code; readonly laterality: Code | null } | null;
  readonly outline: SrOutline | null;
  readonly region: Region | null; // of a group without a segment
  readonly measurements: readonly SrMeasurement[];
  readonly review: Code;
  readonly comments: readonly string[];
}

const names = {
  group: dcm('125007', 'Measurement Group'),
  trackingId: dcm('112039', 'Tracking Identifier'),
  trackingUid: dcm('112040', 'Tracking Unique Identifier'),
  algorithmName: dcm('111001', 'Algorithm Name'),
  algorithmParameters: dcm('111002', 'Algorithm Parameters'),
  algorithmVersion: dcm('111003', 'Algorithm Version'),
  category: { scheme: 'SCT', value: '276214006', meaning: 'Finding category' },
  finding: dcm('121071', 'Finding'),
  site: { scheme: 'SCT', value: '363698007', meaning: 'Finding Site' },
  laterality: { scheme: 'SCT', value: '272741003', meaning: 'Laterality' },
  segment: dcm('121191', 'Referenced Segment'),
  segmentFrame: dcm('121214', 'Referenced Segmentation Frame'),
  sourceSeries: dcm('121232', 'Source series for segmentation'),
  sourceImage: dcm('121233', 'Source image for segmentation'),
  region: dcm('111030', 'Image Region'),
  method: { scheme: 'SCT', value: '370129005', meaning: 'Measurement Method' },
  equation: dcm('121420', 'Equation'),
  citation: dcm('121421', 'Equation Citation'),
  review: { scheme: '99PHENO', value: 'review-status', meaning: 'Review status' },
  comment: dcm('121106', 'Comment'),
} as const;

/**
 * A measurement group: planar where it speaks of a region or of a segment's frame on one image, volumetric where of a whole
 * segment, else of numbers alone.
 *
 * @source DICOM PS3.16 TID 1410, 1411, 1501; TID 4019 (algorithm). Total.
 */
export const measurementGroup = (group: SrGroup): Dataset => {
  const { tracking, category, finding, site, outline, region, review } = group;
  return container('CONTAINS', names.group, {
    template: outline?.kind === 'volume' ? '1411' : outline || region ? '1410' : '1501',
    children: [
      textItem('HAS OBS CONTEXT', names.trackingId, tracking.id),
      uidItem('HAS OBS CONTEXT', names.trackingUid, tracking.uid),
      ...algorithmItems(group),
      ...(category ? [codeValueItem('CONTAINS', names.category, { value: category })] : []),
      codeValueItem('CONTAINS', names.finding, { value: finding }),
      ...(site ? [siteItem(site)] : []),
      ...outlineItems(outline),
      ...(region ? [regionItem('CONTAINS', names.region, region)] : []),
      ...group.measurements.map((one) => measurementItem('CONTAINS', one, group)),
      codeValueItem('CONTAINS', names.review, { value: review }),
      ...group.comments.map((comment) => textItem('CONTAINS', names.comment, comment)),
    ],
  });
};

const siteItem = ({ code, laterality }: NonNullable<SrGroup['site']>): Dataset =>
  codeValueItem('HAS CONCEPT MOD', names.site, {
    value: code,
    children: laterality ? [codeValueItem('HAS CONCEPT MOD', names.laterality, { value: laterality })] : [],
  });

function algorithmItems({ algorithm }: Pick<SrGroup, 'algorithm'>): readonly Dataset[] {
  if (!algorithm) return [];
  return [
    textItem('HAS CONCEPT MOD', names.algorithmName, algorithm.name),
    textItem('HAS CONCEPT MOD', names.algorithmVersion, algorithm.version),
    textItem('HAS CONCEPT MOD', names.algorithmParameters, algorithm.parameters),
  ];
}

function outlineItems(outline: SrOutline | null): readonly Dataset[] {
  if (!outline) return [];
  if (outline.kind === 'volume')
    return [
      imageItem('CONTAINS', names.segment, outline.segment),
      uidItem('CONTAINS', names.sourceSeries, outline.sourceSeriesUid),
    ];
  const { segments: _named, ...frame } = outline.segment; // a frame holds one segment: of both numbers only one may stand
  return [imageItem('CONTAINS', names.segmentFrame, frame), imageItem('CONTAINS', names.sourceImage, outline.source)];
}

function measurementItem(
  relation: Relation,
  { concept, method, value, unit, equation, from }: SrMeasurement,
  by: Pick<SrGroup, 'algorithm'>,
): Dataset {
  const sources = from.map((source) =>
    'on' in source
      ? regionItem('INFERRED FROM', null, source)
      : measurementItem('INFERRED FROM', source, { algorithm: null }),
  );
  return numberItem(relation, concept, {
    value,
    unit,
    children: [
      ...algorithmItems(by),
      ...(method ? [codeValueItem('HAS CONCEPT MOD', names.method, { value: method })] : []),
      ...(equation?.code ? [codeValueItem('INFERRED FROM', names.equation, { value: equation.code })] : []),
      ...(equation ? [textItem('INFERRED FROM', names.citation, equation.citation)] : []),
      ...sources,
    ],
  });
}
