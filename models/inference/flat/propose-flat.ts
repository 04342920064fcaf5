import type { Code } from '../../base/code.ts';
import type { Instant } from '../../base/dates.ts';
import type { Digest, FindingId } from '../../base/ids.ts';
import type { DisplaySetRef, Finding, Measurement, RunRecord } from '../../findings/finding.ts';
import { unclearNote } from '../../findings/drawn/level-lines.ts';
import type { FlatCard, FlatMeasure } from '../card/flat-card.ts';
import type { GuardReason } from '../guard.ts';
import { packVersion } from '../run/propose.ts';
import type { FlatSize, FlatValue, UnclearValue, ValueInterval } from './measure-flat.ts';
import type { FlatPart } from './run-flat.ts';

/** What findings need beside what the pack found: ids and time come from the caller. */
export interface FlatProposal {
  readonly newId: () => FindingId;
  readonly at: Instant;
  readonly on: DisplaySetRef;
  readonly frame: number; // of the display set
  readonly size: FlatSize;
  readonly mask: Digest | null; // of the blob, where the part has one
  readonly notes: readonly GuardReason[];
  readonly run: RunRecord;
}

type Claim = Pick<Finding, 'kind' | 'geometry' | 'code' | 'name' | 'measurements'>;

const round = (value: number): number => Number(value.toPrecision(6));

const namedBy = ({ measures }: FlatCard, key: string): Pick<Measurement, 'code' | 'name'> => {
  const { code, name } = measures.find((one) => one.key === key) ?? {
    code: { scheme: '99PHENO', value: key, meaning: key },
    name: key,
  };
  return { code, name };
};

/** A measured value as a finding has it. Total. */
export const measurementOf =
  (card: FlatCard) =>
  ({ key, label, value, unit }: FlatValue): Measurement => {
    const labelled = card.output.labels.find((one) => one.value === label);
    const { code, name } = namedBy(card, key);
    return { key, code, name: labelled ? labelled.name : name, label, quantity: { value: round(value), unit } };
  };

const own = (card: FlatCard): Code => ({ scheme: '99PHENO', value: card.id, meaning: card.name });

/** More structures than these are named together, as the pack. */
const namedApart = 4;

/** What was outlined, not what the pack is called: a report says this name. */
const nameOf = ({ name, output: { labels } }: FlatCard): string =>
  labels.length > namedApart ? name : labels.map((label) => label.name).join(', ');

const rangeOf = (name: string, { low, high, coverage }: ValueInterval): GuardReason['params'] => ({
  name,
  low: low.toFixed(2),
  high: high.toFixed(2),
  percent: Math.round(coverage * 100),
});

/** The note of a method's own spread beside its number. */
export const spreadNote = 'infer.flat-spread';

/** How sure the numbers are, as notes beside them: the method's own spread, the range of a number read from edges. Total. */
export const numberNotes = (
  card: FlatCard,
  { values, unclear }: Pick<FlatPart, 'values' | 'unclear'>,
): Finding['notes'] => {
  const measureOf = (key: string): FlatMeasure | undefined => card.measures.find((one) => one.key === key);
  return [
    ...values.flatMap(({ key, spread, unit, interval }) => {
      const measure = measureOf(key);
      if (interval && measure) return [{ code: 'infer.flat-interval', params: rangeOf(measure.name, interval) }];
      if (spread === undefined || measure?.op !== 'age') return [];
      return [{ code: spreadNote, params: { name: measure.name, spread, unit, source: measure.source } }];
    }),
    ...unclear.map((one) => ({ code: unclearNote, params: rangeOf(measureOf(one.key)?.name ?? one.key, one) })),
  ];
};

function maskClaims(card: FlatCard, part: FlatPart, given: FlatProposal): readonly Claim[] {
  const { mask, frame, size } = given;
  if (mask === null) return [];
  const isObjects = part.found.kind === 'objects';
  const [first] = card.output.labels;
  const labels = card.output.labels.map(({ value, name, code, color, laterality }) => ({
    value,
    name,
    code,
    color,
    ...(laterality && { laterality }),
  }));
  const outline: Claim = {
    kind: 'segment',
    geometry: {
      kind: 'pixel-mask',
      frame,
      rows: size.rows,
      columns: size.columns,
      mask,
      holds: isObjects ? 'objects' : 'labels',
      labels,
    },
    code: labels.length === 1 && first ? first.code : own(card),
    name: nameOf(card),
    measurements: isObjects ? part.values.map(measurementOf(card)) : [],
  };
  if (isObjects || part.lines.length === 0) return [outline];
  return [outline, ...[...part.values, ...part.unclear].map((value) => lineClaim(card, value, { part, frame }))];
}

/** A number read from lines, with the lines that a reader can move; an unclear one has only the lines. */
function lineClaim(
  card: FlatCard,
  value: FlatValue | UnclearValue,
  { part, frame }: { part: FlatPart; frame: number },
): Claim {
  const lines = part.lines.map(({ key, name, from: [x0, y0], to: [x1, y1] }) => ({
    key,
    name,
    from: [x0, y0] as [number, number],
    to: [x1, y1] as [number, number],
  }));
  return {
    kind: 'measurement',
    geometry: { kind: 'pixel-lines', frame, lines },
    ...namedBy(card, value.key),
    measurements: 'value' in value ? [measurementOf(card)(value)] : [],
  };
}

function claimsOf(card: FlatCard, part: FlatPart, given: FlatProposal): readonly Claim[] {
  const { found } = part;
  const { frame } = given;
  if (found.kind === 'masks' || found.kind === 'objects') return maskClaims(card, part, given);
  if (found.kind === 'ellipse') {
    const [label] = card.output.labels;
    if (!found.ellipse || !label) return [];
    const { center, semi, angle } = found.ellipse;
    return [
      {
        kind: 'measurement',
        geometry: { kind: 'pixel-ellipse', frame, center: [...center], semi: [...semi], angle },
        code: label.code,
        name: label.name,
        measurements: part.values.map(measurementOf(card)),
      },
    ];
  }
  if (card.output.kind !== 'boxes') return [];
  return card.output.labels.map(({ value: label, name, code, color, threshold }): Claim => {
    const boxes = found.boxes
      .filter((box) => box.label === label)
      .map(({ low, high, score }) => ({
        low: [...low] as [number, number],
        high: [...high] as [number, number],
        score: round(score),
      }));
    const values = part.values.filter((value) => value.label === label).map(measurementOf(card));
    return {
      kind: 'detection',
      geometry: { kind: 'pixel-boxes', frame, boxes, threshold, color },
      code,
      name,
      measurements: values,
    };
  });
}

/**
 * What a pack found in one image, as proposals that a person decides on: one for the outlines, one for each number read
 * from lines, one for each kind of object in boxes.
 *
 * @param part  of `runFlat`. @returns findings with status `proposed`. Total.
 */
export function proposeFlat(card: FlatCard, part: FlatPart, given: FlatProposal): readonly Finding[] {
  const { newId, at, on, run } = given;
  const notes = given.notes.map(({ code, params }) => ({ code, params }));
  const ofNumbers = numberNotes(card, part);
  const hasNumber = ({ measurements, geometry }: Claim): boolean =>
    measurements.length > 0 || geometry.kind === 'pixel-lines';
  return claimsOf(card, part, given).map((claim) => ({
    ...claim,
    id: newId(),
    on,
    laterality: null,
    notes: hasNumber(claim) ? [...notes, ...ofNumbers] : notes,
    by: packVersion(card),
    run,
    at,
    status: 'proposed' as const,
    decided: null,
    edited: false,
  }));
}
