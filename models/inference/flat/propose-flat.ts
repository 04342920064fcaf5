import type { Code } from '../../base/code.ts';
import type { Instant } from '../../base/dates.ts';
import type { Digest, FindingId } from '../../base/ids.ts';
import type { DisplaySetRef, Finding, Measurement, RunRecord } from '../../findings/finding.ts';
import type { FlatCard } from '../card/flat-card.ts';
import type { GuardReason } from '../guard.ts';
import { packVersion } from '../run/propose.ts';
import type { FlatSize, FlatValue } from './measure-flat.ts';
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

const measurementOf =
  (card: FlatCard) =>
  ({ key, label, value, unit }: FlatValue): Measurement => {
    const measure = card.measures.find((one) => one.key === key);
    const labelled = card.output.labels.find((one) => one.value === label);
    const code: Code = measure?.code ?? { scheme: '99PHENO', value: key, meaning: key };
    const name = labelled ? labelled.name : (measure?.name ?? key);
    return { key, code, name, label, quantity: { value: round(value), unit } };
  };

const own = (card: FlatCard): Code => ({ scheme: '99PHENO', value: card.id, meaning: card.name });

/** More structures than these are named together, as the pack. */
const namedApart = 4;

/** What was outlined, not what the pack is called: a report says this name. */
const nameOf = ({ name, output: { labels } }: FlatCard): string =>
  labels.length > namedApart ? name : labels.map((label) => label.name).join(', ');

/** The method's own spread, as a note beside the number it belongs to. */
const spreadNotes = (card: FlatCard, { values }: FlatPart): Finding['notes'] =>
  values.flatMap(({ key, spread, unit }) => {
    const measure = card.measures.find((one) => one.key === key);
    if (spread === undefined || measure?.op !== 'age') return [];
    return [{ code: 'infer.flat-spread', params: { name: measure.name, spread, unit, source: measure.source } }];
  });

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
  return [outline, ...part.values.map((value) => lineClaim(card, value, { part, frame }))];
}

/** A number read from lines, with the lines that a reader can move. */
function lineClaim(card: FlatCard, value: FlatValue, { part, frame }: { part: FlatPart; frame: number }): Claim {
  const measurement = measurementOf(card)(value);
  const lines = part.lines.map(({ key, name, from: [x0, y0], to: [x1, y1] }) => ({
    key,
    name,
    from: [x0, y0] as [number, number],
    to: [x1, y1] as [number, number],
  }));
  return {
    kind: 'measurement',
    geometry: { kind: 'pixel-lines', frame, lines },
    code: measurement.code,
    name: measurement.name,
    measurements: [measurement],
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
  const notes = [...given.notes.map(({ code, params }) => ({ code, params })), ...spreadNotes(card, part)];
  return claimsOf(card, part, given).map((claim) => ({
    ...claim,
    id: newId(),
    on,
    laterality: null,
    notes,
    by: packVersion(card),
    run,
    at,
    status: 'proposed' as const,
    decided: null,
    edited: false,
  }));
}
