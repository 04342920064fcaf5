import type { Code } from '../../../base/code.ts';
import type { Region } from '../../../dicom/write/sr/region.ts';
import type { SrGroup, SrMeasurement, SrOutline } from '../../../dicom/write/sr/measurement-group.ts';
import type { Finding, Measurement } from '../../../findings/finding.ts';
import type { DisplaySet } from '../../../imaging/display-set.ts';
import type { Speaker } from '../../language/speaker.ts';
import { isUnconfirmed } from './coded-tables.ts';
import { imageUnder } from './image-under.ts';
import { placesOf } from './places-of.ts';
import { measurementOf, widthsOf } from './measurements-of.ts';
import {
  boxRegions,
  drawnRegion,
  ellipseRegion,
  fieldRegion,
  lineRegion,
  lookedAt,
  markRegions,
  patientLine,
  pointRegions,
} from './regions-of.ts';

/** What groups are made with beside the finding. */
export interface SrGiven {
  readonly set: DisplaySet;
  /** By what a finding, or one label of it, is the same here and in a SEG. */
  readonly trackingOf: (finding: Finding, label: number | null) => SrGroup['tracking'];
  /** The segment of a label by its tracking UID, where it was written. */
  readonly outlines: ReadonlyMap<string, SrOutline>;
  /** Where the objects of this finding are, `[column, row]`; none where it holds no objects. */
  readonly centres: readonly (readonly [number, number])[];
  readonly speaker: Speaker;
}

const anatomical: Code = { scheme: 'SCT', value: '123037004', meaning: 'Anatomical Structure' };
const sides = {
  left: { scheme: 'SCT', value: '7771000', meaning: 'Left' },
  right: { scheme: 'SCT', value: '24028007', meaning: 'Right' },
} as const;

const reviewed = (value: string, meaning: string): Code => ({ scheme: '99PHENO', value, meaning });

/** Who stands behind an accepted finding. */
function reviewOf({ by, decided, edited, from }: Finding): Code {
  if (decided?.by.kind === 'unattended') return reviewed('unattended', 'Accepted unattended, not reviewed');
  if (from) return reviewed('taken', 'Taken over by a reader from a received object');
  if (by.kind === 'person') return reviewed('drawn', 'Drawn by a reader');
  return edited
    ? reviewed('changed', 'Changed and accepted by a reader')
    : reviewed('reviewed', 'Reviewed and accepted by a reader');
}

type Part = Partial<Pick<SrGroup, 'outline' | 'region' | 'measurements' | 'site' | 'category'>> & {
  readonly label: number | null;
  readonly code: Code;
  readonly remarks?: readonly string[];
};

function groupOf(finding: Finding, part: Part, { speaker, trackingOf }: SrGiven): SrGroup {
  const { by, notes } = finding;
  const { label, code, remarks = [], measurements = [] } = part;
  const codes = [code, ...measurements.map(({ concept }) => concept)].filter(isUnconfirmed);
  return {
    tracking: trackingOf(finding, label),
    algorithm:
      by.kind === 'pack' ? { name: by.id, version: by.version, parameters: `weights sha256 ${by.digest}` } : null,
    category: part.category ?? null,
    finding: code,
    site: part.site ?? null,
    outline: part.outline ?? null,
    region: part.region ?? null,
    measurements,
    review: reviewOf(finding),
    comments: [
      ...remarks,
      ...notes.flatMap((note) => speaker.note(note) ?? []),
      ...codes.map(({ scheme, value }) => speaker.say('report.sr.unconfirmed', { code: `${scheme} ${value}` })),
    ],
  };
}

/** Where an outlined structure lies, where its code is one of anatomy. */
function siteOf(code: Code, laterality: Finding['laterality']): Pick<SrGroup, 'category' | 'site'> {
  if (code.scheme !== 'SCT') return { category: null, site: null };
  const side = laterality === 'left' || laterality === 'right' ? sides[laterality] : null;
  return { category: anatomical, site: { code, laterality: side } };
}

/** One group a label, with its segment and its numbers; one for what was measured of all labels together. */
function outlineGroups(finding: Finding, given: SrGiven): readonly SrGroup[] {
  const { geometry, measurements, laterality, name } = finding;
  if (geometry.kind !== 'mask' && geometry.kind !== 'pixel-mask') return [];
  const isOne = geometry.labels.length === 1;
  const points = geometry.kind === 'pixel-mask' ? pointsOf(geometry, given) : [];
  const valuesOf = (wanted: (label: Measurement['label']) => boolean): readonly SrMeasurement[] =>
    measurements
      .filter(({ label }) => wanted(label))
      .map((one) => measurementOf(one, finding, one.key === 'count' ? points : []));
  const parts = geometry.labels.flatMap((label): SrGroup[] => {
    const outline = given.outlines.get(given.trackingOf(finding, label.value).uid) ?? null;
    const values = valuesOf((of) => of === label.value || (isOne && of === null));
    if (!outline && values.length === 0) return [];
    const { code } = label;
    const remarks = label.name === code.meaning ? [] : [label.name];
    const region = outline ? null : regionOf(finding, given);
    const part = { label: label.value, code, outline, region, measurements: values, remarks };
    return [groupOf(finding, { ...part, ...siteOf(code, label.laterality ?? laterality) }, given)];
  });
  const whole = isOne ? [] : valuesOf((of) => of === null);
  if (whole.length === 0) return parts;
  const remarks = [given.speaker.say('report.sr.whole', { name })];
  const part = { label: null, code: finding.code, measurements: whole, remarks, ...siteOf(finding.code, laterality) };
  return [groupOf(finding, part, given), ...parts];
}

/** The middles of a mask's objects, as regions of its image. */
function pointsOf(geometry: Extract<Finding['geometry'], { kind: 'pixel-mask' }>, given: SrGiven) {
  const under = imageUnder({ geometry }, given.set);
  return under ? pointRegions(placesOf(geometry, given), under.reference) : [];
}

/** The part of a slide that a mask is of, where it has no segment to point at. */
function regionOf({ geometry }: Finding, given: SrGiven): Region | null {
  const under = geometry.kind === 'pixel-mask' ? imageUnder({ geometry }, given.set) : null;
  return geometry.kind === 'pixel-mask' && under ? lookedAt(geometry, under.reference) : null;
}

/**
 * What an accepted finding says, as measurement groups. Numbers are read from what was drawn, with its coordinates.
 *
 * @returns none where the image it lies on is not here. Total.
 */
export function groupsOfFinding(finding: Finding, given: SrGiven): readonly SrGroup[] {
  const { geometry, code } = finding;
  if (geometry.kind === 'mask' || geometry.kind === 'pixel-mask') return outlineGroups(finding, given);
  const { frame = null, reference: image = null } = imageUnder(finding, given.set) ?? {};
  const values = (from: readonly (Region | SrMeasurement)[]): readonly SrMeasurement[] =>
    finding.measurements.map((one) => measurementOf(one, finding, from));
  const told = (part: Omit<Part, 'label' | 'code'>): readonly SrGroup[] => [
    groupOf(finding, { label: null, code, ...part }, given),
  ];
  if (geometry.kind === 'line') {
    const { frameOfReferenceUid } = finding.on;
    const region = patientLine(geometry, { frameOfReferenceUid, image, plane: frame?.plane ?? null });
    return region ? told({ measurements: values([region]) }) : [];
  }
  if (!image) return [];
  switch (geometry.kind) {
    case 'pixel-line':
      return told({ measurements: values([lineRegion(geometry, image)]) });
    case 'pixel-lines':
      return told({ measurements: values(widthsOf(geometry.lines, { image, frame })) });
    case 'pixel-ellipse':
      return told({ ...siteOf(code, null), region: ellipseRegion(geometry, image), measurements: values([]) });
    case 'pixel-points': {
      const marks = markRegions(geometry, image);
      const measurements = finding.measurements.map((one) =>
        measurementOf(one, finding, one.key === 'count' ? marks : []),
      );
      return told({ region: fieldRegion(geometry, image), measurements });
    }
    case 'pixel-region':
      return told({
        region: drawnRegion(geometry, image),
        measurements: values([]),
        remarks: finding.name === code.meaning ? [] : [finding.name],
      });
    case 'pixel-boxes':
      return told({ measurements: values(boxRegions(geometry, image)), remarks: boxRemarks(finding, given.speaker) });
  }
}

const boxRemarks = ({ geometry, name }: Finding, speaker: Speaker): readonly string[] =>
  geometry.kind === 'pixel-boxes' ? [speaker.say('report.sr.boxes', { name, threshold: geometry.threshold })] : [];
