import { DisplaySetId } from '../base/ids.ts';
import { Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';
import type { DisplaySet, Frame } from '../imaging/display-set.ts';
import { isRuleCard } from './card/card.ts';
import type { ModelCard } from './card/card.ts';
import type { FlatCard } from './card/flat-card.ts';
import type { RuleCard } from './card/rule-card.ts';
import type { VolumeCard } from './card/volume-card.ts';
import { givenOf, givenOfRegion } from './flat/given-of.ts';
import { guardFlat } from './flat/guard-flat.ts';
import { spacingOf } from './grid/volume.ts';
import { guardInput, shown } from './guard.ts';
import { guardRule } from './rules/guard-rule.ts';
import { takenOf } from './rules/rule.ts';

export const Candidate = z.object({
  displaySet: DisplaySetId,
  description: z.string(),
  isFit: z.boolean(),
  reasons: z.array(Reason), // what speaks for it when it fits, what against when it does not
});
export type Candidate = z.infer<typeof Candidate>;

/** Which series a pack should read: the best fit first; null when none fits. */
export const Choice = z.object({ best: DisplaySetId.nullable(), candidates: z.array(Candidate) });
export type Choice = z.infer<typeof Choice>;

interface Judged {
  readonly candidate: Candidate;
  readonly rank: readonly number[]; // compared from the left, larger first
}

/** The card's words found in a series' description: short ones (`T1`) as whole words, longer ones also inside (`mocoMPRAGE`). */
function wordsFound({ input }: ModelCard, description: string): readonly string[] {
  const text = description.toUpperCase();
  const words = new Set(text.split(/[^A-Z0-9]+/));
  return input.seriesWords.filter((word) => words.has(word) || (word.length > 3 && text.includes(word)));
}

function judgeVolume(card: VolumeCard, set: DisplaySet): Judged {
  const { modality, bodyPart, volume, missingSlices } = set;
  const given = {
    modality: modality === '' ? null : modality,
    bodyPart,
    geometry: volume,
    missingSlices: [],
    boxes: [],
  };
  const against = guardInput(card, given).reasons.filter(
    ({ level, code }) => level === 'refused' && code !== 'infer.box-needed',
  );
  const base = { displaySet: set.id, description: set.description };
  if (against.length > 0 || !volume) {
    const reasons = against.map(({ code, params }) => ({ code, params }));
    return { candidate: { ...base, isFit: false, reasons }, rank: [] };
  }
  const words = wordsFound(card, set.description);
  const spacing = spacingOf(volume);
  const apart = Math.max(...spacing.map((mm, i) => Math.abs(Math.log(mm / (card.input.spacingMm[i] ?? mm)))));
  const reasons = [
    ...(words.length > 0 ? [{ code: 'infer.fits-words', params: { words: words.join(', ') } }] : []),
    {
      code: 'infer.fits-spacing',
      params: { slice: shown(spacing[0]), row: shown(spacing[1]), column: shown(spacing[2]) },
    },
  ];
  const rank = [words.length, -Math.round(apart * 100), -missingSlices.length, volume.shape.slices];
  return { candidate: { ...base, isFit: true, reasons }, rank };
}

/** A set for a pack that reads one image at a time: judged by the first of its images that fits, else by its first. */
function judgeImages(card: FlatCard, set: DisplaySet): Judged {
  const base = { displaySet: set.id, description: set.description };
  const [first] = set.frames;
  if ((!first || set.kind === 'document') && !set.slide)
    return { candidate: { ...base, isFit: false, reasons: [{ code: 'imaging.no-image', params: {} }] }, rank: [] };
  const refusals = (frame: Frame | undefined) => {
    const given = frame ? givenOf(set, frame) : set.slide && givenOfRegion(set, set.slide, null);
    const stops = given ? guardFlat(card, given).reasons.filter(({ level }) => level === 'refused') : [];
    return set.slide ? stops.filter(({ code }) => code !== 'infer.flat-no-spacing') : stops; // known with the region
  };
  const against = refusals(first);
  if (against.length > 0 && set.frames.every((frame) => refusals(frame).length > 0)) {
    const reasons = against.map(({ code, params }) => ({ code, params }));
    return { candidate: { ...base, isFit: false, reasons }, rank: [] };
  }
  const words = wordsFound(card, set.description);
  const reasons = words.length > 0 ? [{ code: 'infer.fits-words', params: { words: words.join(', ') } }] : [];
  return { candidate: { ...base, isFit: true, reasons }, rank: [words.length, -set.frames.length] };
}

/**
 * A set for a rule: what it was taken with makes it a worse one, not an unfit one, since a reader may take that on; the box
 * comes later.
 */
function judgeRule(card: RuleCard, set: DisplaySet): Judged {
  const { modality, bodyPart, volume } = set;
  const given = {
    modality: modality === '' ? null : modality,
    bodyPart,
    geometry: volume,
    missingSlices: [],
    boxes: [],
    taken: takenOf(set),
    seeds: [],
    despite: [],
  };
  const stops = guardRule(card, given).reasons.filter(({ level }) => level === 'refused');
  const against = stops.filter(({ code }) => !code.startsWith('infer.rule-'));
  const base = { displaySet: set.id, description: set.description };
  if (against.length > 0 || !volume) {
    const reasons = against.map(({ code, params }) => ({ code, params }));
    return { candidate: { ...base, isFit: false, reasons }, rank: [] };
  }
  const words = wordsFound(card, set.description);
  const [slice, row, column] = spacingOf(volume);
  const reasons = [
    ...(words.length > 0 ? [{ code: 'infer.fits-words', params: { words: words.join(', ') } }] : []),
    { code: 'infer.fits-spacing', params: { slice: shown(slice), row: shown(row), column: shown(column) } },
  ];
  return { candidate: { ...base, isFit: true, reasons }, rank: [-stops.length, words.length, volume.shape.slices] };
}

function judgeOne(card: ModelCard, set: DisplaySet): Judged {
  if (isRuleCard(card)) return judgeRule(card, set);
  return card.dimensions === 2 ? judgeImages(card, set) : judgeVolume(card, set);
}

const byRank = (a: Judged, b: Judged): number => {
  if (a.candidate.isFit !== b.candidate.isFit) return a.candidate.isFit ? -1 : 1;
  const differing = a.rank.findIndex((value, i) => value !== b.rank[i]);
  return differing < 0 ? 0 : (b.rank[differing] ?? 0) - (a.rank[differing] ?? 0);
};

/**
 * Ranks the series of a study for a pack: first those that pass its guard, among them those whose description holds most
 * of the card's words, then the voxels nearest to the network's, the fewest missing images, the most images.
 *
 * @returns candidates in that order; ties keep the study's order. Total.
 */
export function choose(card: ModelCard, displaySets: readonly DisplaySet[]): Choice {
  const judged = displaySets.map((set) => judgeOne(card, set)).toSorted(byRank);
  const candidates = judged.map(({ candidate }) => candidate);
  return { best: candidates.find(({ isFit }) => isFit)?.displaySet ?? null, candidates };
}
