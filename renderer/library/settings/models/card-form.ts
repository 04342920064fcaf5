import { Answers } from '../../../../models/inference/bring/answers.ts';
import type { Draft, Normalisation } from '../../../../models/inference/bring/answers.ts';
import type { GraphShown } from '../../../../models/inference/bring/inspection.ts';

/** What a person types of a network's card, as typed. */
export interface CardForm {
  readonly name: string;
  readonly id: string;
  readonly version: string;
  readonly modality: string;
  readonly bodyPart: string;
  readonly dimensions: '2' | '3';
  readonly channels: '1' | '3';
  readonly patch: string;
  readonly spacing: string;
  readonly axes: Answers['axes'];
  readonly normalisation: Normalisation['how'];
  readonly low: string;
  readonly high: string;
  readonly mean: string;
  readonly deviation: string;
  readonly labels: string;
  readonly totalMl: string;
  readonly intendedUse: string;
  readonly population: string;
  readonly licence: string;
  readonly attribution: string;
}

const numbersIn = (text: string): number[] =>
  [...text.replaceAll('−', '-').matchAll(/-?\d+(?:[.,]\d+)?/g)].map(([found]) => Number(found.replace(',', '.')));
const numberIn = (text: string): number => numbersIn(text)[0] ?? NaN;
const wordsIn = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim().toUpperCase())
    .filter(Boolean);

/** `50–600` and the like: the dash between two numbers is no minus. */
const rangeIn = (text: string): [number, number] | null => {
  const [low, high] = numbersIn(text.replaceAll(/(\d)\s*[-–]\s*(\d)/g, '$1 $2'));
  return low === undefined || high === undefined ? null : [low, high];
};

const times = (sizes: readonly (number | null)[] | undefined): string =>
  (sizes ?? []).every((size) => size !== null) ? (sizes ?? []).join(' × ') : '';

/** A form filled in with what files beside the network, and the network itself, say. */
export function formOf(draft: Draft, graph: GraphShown, fileName: string): CardForm {
  const dims = graph.inputs[0]?.dims ?? [];
  const rank = dims.length - 2;
  const { normalisation: rule } = draft;
  const stem = fileName.replace(/\.[a-z]+$/i, '');
  const named = draft.name ?? stem;
  return {
    name: named,
    id:
      draft.id ??
      named
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-+|-+$/g, ''),
    version: draft.version ?? '1.0.0',
    modality: (draft.modality ?? []).join(', '),
    bodyPart: (draft.bodyPart ?? []).join(', '),
    dimensions: (draft.dimensions ?? rank) === 2 ? '2' : '3',
    channels: dims[1] === 3 ? '3' : '1',
    patch: times(draft.patch) || times(draft.axes === 'SPL' ? dims.slice(2).toReversed() : dims.slice(2)),
    spacing: times(draft.spacingMm ?? undefined) || '1 × 1 × 1',
    axes: draft.axes ?? 'RAS',
    normalisation: rule?.how ?? 'zscore',
    low: rule && 'low' in rule ? String(rule.low) : '',
    high: rule && 'high' in rule ? String(rule.high) : '',
    mean: rule && 'mean' in rule ? String(rule.mean) : '',
    deviation: rule && 'deviation' in rule ? String(rule.deviation) : '',
    labels: (draft.labels ?? []).map(({ name }) => name).join('\n'),
    totalMl: '',
    intendedUse: draft.intendedUse ?? '',
    population: draft.population ?? '',
    licence: draft.licence ?? '',
    attribution: draft.attribution ?? '',
  };
}

function normalisationOf({ normalisation: how, low, high, mean, deviation }: CardForm): unknown {
  const [from, to] = [numberIn(low), numberIn(high)];
  switch (how) {
    case 'none':
    case 'zscore':
      return { how };
    case 'percentiles':
      return { how, low: from, high: to };
    case 'fixed':
      return { how, low: from, high: to, mean: numberIn(mean), deviation: numberIn(deviation) };
  }
}

const labelsOf = (text: string): unknown[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [name = '', code = ''] = line.split('|').map((part) => part.trim());
      const [scheme, value] = code.split(/\s+/);
      return { name, code: scheme && value ? { scheme, value, meaning: name } : null };
    });

/** Which line of the form an entry of the answers was typed on. */
const lineOf: Readonly<Record<string, keyof CardForm>> = { spacingMm: 'spacing' };

/** The answers that a form makes, or the first of its lines that is not right. */
export function answersOf(
  form: CardForm,
): { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly line: keyof CardForm } {
  const isVolume = form.dimensions === '3';
  const parsed = Answers.safeParse({
    id: form.id,
    version: form.version,
    name: form.name,
    modality: wordsIn(form.modality),
    bodyPart: wordsIn(form.bodyPart),
    intendedUse: form.intendedUse,
    population: form.population,
    licence: form.licence,
    attribution: form.attribution,
    dimensions: isVolume ? 3 : 2,
    channels: form.channels === '3' ? 3 : 1,
    patch: numbersIn(form.patch),
    spacingMm: isVolume ? numbersIn(form.spacing) : null,
    axes: form.axes,
    normalisation: normalisationOf(form),
    labels: labelsOf(form.labels),
    totalMl: rangeIn(form.totalMl),
  });
  if (parsed.success) return { ok: true, answers: parsed.data };
  const [issue] = parsed.error.issues;
  const [first = 'name', second = ''] = (issue?.path ?? []).map(String);
  const line = first === 'normalisation' && second in form ? second : (lineOf[first] ?? first);
  return { ok: false, line: line in form ? (line as keyof CardForm) : 'name' };
}
