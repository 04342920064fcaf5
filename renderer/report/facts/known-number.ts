import { newestFact } from '../../../models/base/fact.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Speaker } from '../../../models/report/language/speaker.ts';
import {
  spokenActor,
  spokenDecision,
  spokenFinding,
  spokenOrigin,
  spokenPart,
  spokenValue,
} from '../../../models/report/language/spoken.ts';
import type { Report } from '../../../models/report/report.ts';

/** A value of the case as the report writes it, with where it comes from. */
export interface KnownNumber {
  readonly id: string;
  readonly name: string;
  /** The name a text says before the value: of two equal values the one named last is meant. */
  readonly of: string;
  readonly text: string;
  readonly origin: readonly (readonly [term: string, value: string])[];
  /** The finding it was measured on: the place to go to. */
  readonly finding: FindingId | null;
}

/** What of a report has values. */
type Said = Pick<Report, 'findings' | 'facts' | 'risk'>;

/**
 * Every value the case knows that a report may say: measurements of accepted findings, facts, risk results. A proposal is
 * in no number.
 */
export function knownNumbers(report: Said, speaker: Speaker): readonly KnownNumber[] {
  return [...measured(report, speaker), ...stated(report, speaker), ...scored(report, speaker)];
}

const measured = ({ findings }: Said, speaker: Speaker): readonly KnownNumber[] =>
  findings
    .filter(({ status }) => status === 'accepted')
    .flatMap((finding) => {
      const of = spokenFinding(finding, speaker);
      return finding.measurements.map((measurement) => ({
        id: `${finding.id} ${measurement.key} ${measurement.label}`,
        of,
        name: finding.measurements.length === 1 ? of : `${of}, ${spokenPart(measurement, finding, speaker)}`,
        text: speaker.quantity(measurement.quantity),
        finding: finding.id,
        origin: [
          ['from', of],
          ['by', spokenActor(finding.by, speaker)],
          ['accepted', spokenDecision(finding, speaker)],
        ] as const,
      }));
    });

/** The newest fact of each key; measured ones stand above, and a consent is no value of the case. */
const stated = (report: Said, speaker: Speaker): readonly KnownNumber[] => {
  const names = new Map(report.risk.flatMap(({ inputs }) => inputs.map(({ key, name }) => [key, name] as const)));
  const keys = [...new Set(report.facts.map(({ key }) => key))].filter((key) => !key.startsWith('consent'));
  return keys.flatMap((key) => {
    const fact = newestFact(report.facts, key);
    if (!fact || fact.from.kind === 'finding') return [];
    const name = fact.code?.meaning ?? names.get(key) ?? nameOfKey(key, speaker);
    const origin = [
      ['from', spokenOrigin(fact.from, speaker)],
      ['at', fact.at.slice(0, 10)],
      ...fact.notes.map((note) => ['note', note] as const),
    ] as const;
    return [{ id: key, name, of: name, text: spokenValue(fact.value, speaker), finding: null, origin }];
  });
};

/** A key of a family (`medication/clopidogrel`) is named by its family's text. */
const nameOfKey = (key: string, speaker: Speaker): string => {
  const [family = key, name = ''] = key.split('/');
  return speaker.sayIfKnown(`fact.${family}`, { name }) ?? key;
};

/** Of a model with several numbers each is named by what it is of and for whom. */
const scored = ({ risk }: Said, speaker: Speaker): readonly KnownNumber[] => {
  const given = risk.flatMap((line) => (line.result.kind === 'value' ? [{ ...line, ...line.result }] : []));
  return given.map(({ id, title, outcome, by, population, citation, quantity }) => {
    const isOne = given.filter((other) => other.title === title).length === 1;
    return {
      id,
      of: title,
      name: isOne ? title : `${title}: ${outcome}, ${population}`,
      text: speaker.quantity(quantity),
      finding: null,
      origin: [
        ['by', spokenActor(by, speaker)],
        ['population', population],
        ['source', citation],
      ] as const,
    };
  });
};

/** Texts that say too little to be told apart from ordinary words are not looked for. */
const isTelling = (text: string): boolean => /\d/.test(text) || text.length > 3;

export type TextPart = { readonly text: string; readonly known: KnownNumber | null };

/** A text cut at the values it says, longest first, so that `20.0 mm` is not found inside `120.0 mm`. */
export function markKnown(text: string, known: readonly KnownNumber[]): readonly TextPart[] {
  const byLength = known.filter((one) => isTelling(one.text)).sort((a, b) => b.text.length - a.text.length);
  const parts: TextPart[] = [];
  let plain = '';
  for (let i = 0; i < text.length;) {
    const found = /[\p{L}\d.,]/u.test(text[i - 1] ?? '') ? undefined : knownAt(text, byLength, i);
    if (!found) {
      plain += text[i];
      i += 1;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, known: null });
    plain = '';
    parts.push({ text: text.slice(i, i + found.text.length), known: found });
    i += found.text.length;
  }
  return plain === '' ? parts : [...parts, { text: plain, known: null }];
}

/** The longest value that stands here; of equal ones the one whose name was said last. */
function knownAt(text: string, byLength: readonly KnownNumber[], at: number): KnownNumber | undefined {
  const longest = byLength.find((one) => startsAt(text, one.text, at));
  if (!longest) return undefined;
  const saidAt = (one: KnownNumber): number => text.lastIndexOf(one.of, at);
  const equal = byLength.filter((one) => sameSpaces(one.text) === sameSpaces(longest.text));
  return equal.reduce((best, one) => (saidAt(one) > saidAt(best) ? one : best));
}

// A no-break space and a space are the same to a reader, and so here.
const startsAt = (text: string, value: string, at: number): boolean =>
  sameSpaces(text.slice(at, at + value.length)) === sameSpaces(value) &&
  !/[\p{L}\d]/u.test(text[at + value.length] ?? '');
const sameSpaces = (text: string): string => text.replaceAll(/\s/g, ' ');
