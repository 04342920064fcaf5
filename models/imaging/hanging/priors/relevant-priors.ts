import { LocalDate } from '../../../base/dates.ts';
import { StudyUid } from '../../../base/ids.ts';
import { z } from '../../../base/schema.ts';
import { bodyRegions, comparableModalities } from './prior-rules.ts';

/** A study as it is compared with another of the same Subject. */
export const DescribedStudy = z.object({
  studyUid: StudyUid,
  date: LocalDate.nullable(),
  time: z.string().nullable(), // wall clock, `HH:MM:SS`
  modalities: z.array(z.string()),
  bodyPart: z.string().nullable(),
  description: z.string(),
});
export type DescribedStudy = z.infer<typeof DescribedStudy>;

/**
 * The earlier studies that are read beside one: of a comparable modality and the same part of the body. Where neither
 * says its part of the body, the modality decides; where one does, the other must.
 *
 * @param others  studies of the same Subject; the study itself is left out. @returns the nearest in time first. Total.
 */
export const relevantPriors = (study: DescribedStudy, others: readonly DescribedStudy[]): readonly DescribedStudy[] =>
  others.filter((other) => isRelevant(study, other)).toSorted((a, b) => (instantOf(a) < instantOf(b) ? 1 : -1));

function isRelevant(study: DescribedStudy, other: DescribedStudy): boolean {
  if (study.date === null || other.date === null || study.studyUid === other.studyUid) return false;
  if (instantOf(other) >= instantOf(study)) return false;
  if (!study.modalities.some((modality) => other.modalities.some((second) => isComparable(modality, second))))
    return false;
  const [regions, theirs] = [regionsOf(study), regionsOf(other)];
  return regions.size === 0 && theirs.size === 0 ? true : [...regions].some((region) => theirs.has(region));
}

/** Date and time as text that sorts as they do. */
const instantOf = ({ date, time }: DescribedStudy): string => `${date ?? ''} ${time ?? ''}`;

const isComparable = (a: string, b: string): boolean =>
  a === b || comparableModalities.some((row) => row.includes(a) && row.includes(b));

/** The parts of the body a study shows: by its own word for it, else by its description. */
function regionsOf({ bodyPart, description }: DescribedStudy): ReadonlySet<string> {
  const named = regionsIn(bodyPart ?? '');
  return named.size > 0 ? named : regionsIn(description);
}

function regionsIn(text: string): ReadonlySet<string> {
  const words = new Set(text.toUpperCase().split(/[^A-Z]+/));
  return new Set(
    Object.entries(bodyRegions)
      .filter(([, names]) => names.some((name) => words.has(name)))
      .map(([region]) => region),
  );
}
