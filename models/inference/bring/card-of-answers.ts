import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Digest } from '../../base/ids.ts';
import { overlayColor } from '../../imaging/view/labels/overlay-palette.ts';
import { NetworkCard } from '../card/card.ts';
import type { CardLabel } from '../card/common.ts';
import type { FlatStep } from '../flat/operators/list.ts';
import type { PreprocessStep } from '../operators/list.ts';
import type { Answers } from './answers.ts';
import type { OnnxGraph } from './read-onnx.ts';

/** The graph's file, as the card names it. */
export interface WeightsFile {
  readonly file: string;
  readonly sha256: Digest;
  readonly bytes: number;
}

const labelsOf = ({ labels, id }: Answers): readonly CardLabel[] =>
  labels.map(({ name, code }, n) => ({
    value: n + 1,
    name,
    code: code ?? { scheme: '99PHENO', value: `${id}-${n + 1}`, meaning: name },
    color: overlayColor(n),
  }));

type Triple = [number, number, number];

function volumeSteps({ normalisation: rule, spacingMm }: Answers, patch: Triple): readonly PreprocessStep[] {
  const place: readonly PreprocessStep[] = [
    { op: 'reorient', to: 'RAS' },
    { op: 'resample', spacingMm: spacingMm ?? [1, 1, 1], interpolation: 'linear' },
  ];
  const tile: PreprocessStep = { op: 'tile', patch, overlap: 0.5, pad: 0 };
  switch (rule.how) {
    case 'none':
      return [...place, tile];
    case 'zscore':
      return [...place, { op: 'zscore' }, tile];
    case 'percentiles':
      return [...place, { op: 'clip-percentiles', low: rule.low, high: rule.high }, { op: 'zscore' }, tile];
    case 'fixed': {
      const { low, high, mean, deviation } = rule;
      return [...place, { op: 'clip', low, high }, { op: 'standardise', mean, deviation }, tile];
    }
  }
}

function flatSteps({ normalisation: rule }: Answers, [rows, columns]: readonly [number, number]): readonly FlatStep[] {
  const fit: FlatStep = { op: 'fit', rows, columns, ratio: 'free' };
  switch (rule.how) {
    case 'none':
      return [fit];
    case 'zscore':
      return [fit, { op: 'unit-range', low: 0, high: 100 }];
    case 'percentiles':
      return [fit, { op: 'unit-range', low: rule.low, high: rule.high }];
    case 'fixed':
      return [fit, { op: 'standardise', mean: rule.mean, deviation: rule.deviation }];
  }
}

/** Whether a fixed size of the graph is what it should be; one that is not fixed is. */
const isSize = (found: number | null | undefined, wanted: number): boolean =>
  found === null || found === undefined || found === wanted;

/** Why the graph does not read or say what was answered; undefined where it does. */
function against(answers: Answers, { inputs: [input], outputs: [output] }: OnnxGraph): Refusal | undefined {
  const { dimensions, labels, axes } = answers;
  const channels = dimensions === 3 ? 1 : answers.channels;
  const own = axes === 'SPL' && dimensions === 3 ? answers.patch.toReversed() : answers.patch;
  const wanted = [1, channels, ...own];
  if (own.length !== dimensions) return no('packs.answers-patch', { dimensions }).error;
  const found = input?.dims ?? [];
  if (found.length > 0 && (found.length !== wanted.length || found.some((size, i) => !isSize(size, wanted[i] ?? 0))))
    return no('packs.answers-input', { found: text(found), wanted: text(wanted) }).error;
  const expected = dimensions === 3 ? labels.length + 1 : labels.length;
  const said = output?.dims[1];
  return isSize(said, expected) ? undefined : no('packs.answers-output', { found: said ?? 0, wanted: expected }).error;
}

const text = (sizes: readonly (number | null)[]): string => sizes.map((size) => size ?? '?').join(' × ');

const unproven = [
  'Brought by the site, not validated by Phenoscope.',
  'No figure of its quality is known here: check every outline.',
];
/** Largest difference of outputs between machines that is let through where a pack brings no example of its own. */
const tolerance = 0.01;

function commonOf(answers: Answers, weights: WeightsFile, opset: number) {
  const { id, version, name, modality, bodyPart, intendedUse, population, licence, attribution } = answers;
  const about = { id, version, name, modality, bodyPart, intendedUse, population, licence, attribution };
  return {
    schema: 1,
    kind: 'model',
    task: 'segmentation',
    ...about,
    warnings: unproven,
    metrics: {},
    weights: { ...weights, opset },
    tolerance,
  };
}

/**
 * The card of a bare network from what a person answers.
 *
 * @returns the card, or `packs.answers-*` where the graph is not what was answered. Total for a graph that was checked.
 */
export function cardOfAnswers(answers: Answers, graph: OnnxGraph, weights: WeightsFile): Result<NetworkCard, Refusal> {
  const wrong = against(answers, graph);
  if (wrong) return { ok: false, error: wrong };
  const common = commonOf(answers, weights, graph.opset);
  const [a = 1, b = 1, c = 1] = answers.patch;
  if (answers.dimensions === 2) {
    const spacing = { spacing: 'wanted', spacingRangeMm: null, views: [], mustBeSure: [], seriesWords: [] };
    const input = { channels: answers.channels, patch: [a, b], minPixels: [16, 16], ...spacing };
    const output = { kind: 'masks', labels: labelsOf(answers) };
    const rest = { preprocess: flatSteps(answers, [a, b]), measures: [], plausibility: [] };
    return parsed({ ...common, dimensions: 2, input, output, ...rest });
  }
  const spacingMm = answers.spacingMm ?? [1, 1, 1];
  const input = {
    orientation: 'RAS',
    axes: answers.axes,
    spacingMm,
    spacingRangeMm: [Math.min(...spacingMm) / 3, Math.max(...spacingMm) * 3],
    minFieldOfViewMm: spacingMm.map((mm) => mm * 4),
    patch: [a, b, c],
  };
  return parsed({
    ...common,
    dimensions: 3,
    input,
    preprocess: volumeSteps(answers, [a, b, c]),
    postprocess: [{ op: 'argmax' }],
    output: { kind: 'labelmap', labels: labelsOf(answers) },
    plausibility: { volumeMl: { total: answers.totalMl ?? [0, 100_000] } },
  });
}

function parsed(card: unknown): Result<NetworkCard, Refusal> {
  const result = NetworkCard.safeParse(card);
  if (result.success) return ok(result.data);
  const [issue] = result.error.issues;
  return no('packs.card', { where: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
}
