import { CornerLine, CornerName, emptyCorners } from './corner-plan.ts';
import type { CornerLines, CornerPlan } from './corner-plan.ts';

/**
 * What a person chose, as the setting keeps it: for each modality and corner the names of its lines with a space between,
 * under `CT/top-left`. An empty text is a corner without lines; a corner that is not there is the plan's.
 */
export type OwnCorners = Readonly<Record<string, string>>;

const keyOf = (modality: string, corner: CornerName): string => `${modality}/${corner}`;

/** The lines of a plan for a modality: the plan that names it, else the one for all others. Total. */
export const plannedCorners = (modality: string, plans: readonly CornerPlan[]): CornerLines =>
  (
    plans.find(({ modalities }) => modalities.includes(modality)) ??
    plans.find(({ modalities }) => modalities.includes('*'))
  )?.corners ?? emptyCorners;

/**
 * The lines that stand in each corner for a modality: what the person chose for it, else for all (`*`), else the plan's.
 * A line that a person put into one corner stands in no other. Names that are no line are left out. Total.
 */
export function cornersFor(modality: string, plans: readonly CornerPlan[], own: OwnCorners): CornerLines {
  const planned = plannedCorners(modality, plans);
  const chosen = (corner: CornerName): string | undefined => own[keyOf(modality, corner)] ?? own[keyOf('*', corner)];
  const taken = new Set(CornerName.options.flatMap((corner) => linesOf(chosen(corner) ?? '')));
  const lines = (corner: CornerName): CornerLine[] => {
    const text = chosen(corner);
    return text === undefined ? planned[corner].filter((line) => !taken.has(line)) : linesOf(text);
  };
  return {
    'top-left': lines('top-left'),
    'top-right': lines('top-right'),
    'bottom-left': lines('bottom-left'),
    'bottom-right': lines('bottom-right'),
  };
}

const linesOf = (text: string): CornerLine[] => [
  ...new Set(text.split(' ').flatMap((name) => CornerLine.safeParse(name).data ?? [])),
];

/** What a person chose once the corners of a modality are these. Total. */
export const withCorners = (own: OwnCorners, modality: string, lines: CornerLines): OwnCorners => ({
  ...own,
  ...Object.fromEntries(CornerName.options.map((corner) => [keyOf(modality, corner), lines[corner].join(' ')])),
});

/** What a person chose without what was chosen for this modality: its corners are the plan's again. Total. */
export const withoutCorners = (own: OwnCorners, modality: string): OwnCorners =>
  Object.fromEntries(Object.entries(own).filter(([key]) => !key.startsWith(`${modality}/`)));

/** True where a person chose something for this modality. Total. */
export const isOwn = (own: OwnCorners, modality: string): boolean =>
  Object.keys(own).some((key) => key.startsWith(`${modality}/`));

/** A line in another corner, at its end, or out of all (`null`). Total. */
export const movedLine = (lines: CornerLines, line: CornerLine, to: CornerName | null): CornerLines =>
  eachCorner((corner) => {
    const others = lines[corner].filter((one) => one !== line);
    return corner === to ? [...others, line] : others;
  });

/** A line one place further out (−1) or in (1) within its corner; at an end it stays. Total. */
export const shiftedLine = (lines: CornerLines, line: CornerLine, by: 1 | -1): CornerLines =>
  eachCorner((corner) => {
    const at = lines[corner].indexOf(line);
    const to = at + by;
    if (at < 0 || to < 0 || to >= lines[corner].length) return lines[corner];
    const others = lines[corner].toSpliced(at, 1);
    return others.toSpliced(to, 0, line);
  });

const eachCorner = (make: (corner: CornerName) => CornerLine[]): CornerLines => ({
  'top-left': make('top-left'),
  'top-right': make('top-right'),
  'bottom-left': make('bottom-left'),
  'bottom-right': make('bottom-right'),
});
