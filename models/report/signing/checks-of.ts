import type { Quantity } from '../../base/code.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Speaker } from '../language/speaker.ts';
import { spokenFinding } from '../language/spoken.ts';
import type { Report, ReportSection } from '../report.ts';
import type { Check } from './check.ts';
import { numbersInText, ratiosInText } from './numbers-in-text.ts';
import type { WrittenNumber } from './numbers-in-text.ts';

/**
 * What is looked at before a report is signed.
 *
 * @param speaker  of the report's language, for the words of the two sides. @returns the checks, one line each: every
 *   finding decided by a person, no section empty, left and right agree, numbers in the text agree with what was measured,
 *   reference inputs passed, no variant begun and left. Throws as the speaker does.
 */
export function checksOf(report: Report, speaker: Speaker): readonly Check[] {
  return [
    ...decided(report.findings),
    ...empty(report.sections),
    ...laterality(report, speaker),
    ...numbers(report, speaker),
    ...references(report.findings),
    ...classified(report),
  ];
}

const check = (id: string, level: Check['level'], rest: Pick<Check, 'code'> & Partial<Check>): Check => ({
  id,
  level,
  params: {},
  section: null,
  ...rest,
});

function decided(findings: readonly Finding[]): Check[] {
  const count = (is: (finding: Finding) => boolean): number => findings.filter(is).length;
  const proposals = count(({ status }) => status === 'proposed');
  const unattended = count(({ decided: by }) => by?.by.kind === 'unattended');
  const section = 'findings';
  if (proposals > 0) return [check('findings', 'stops', { code: 'sign.proposals', params: { n: proposals }, section })];
  if (unattended > 0)
    return [check('findings', 'stops', { code: 'sign.unattended', params: { n: unattended }, section })];
  if (findings.length === 0) return [check('findings', 'noted', { code: 'report.check.no-findings', section })];
  const params = {
    accepted: count(({ status }) => status === 'accepted'),
    rejected: count(({ status }) => status === 'rejected'),
  };
  return [check('findings', 'ok', { code: 'report.check.findings', params, section })];
}

const empty = (sections: readonly ReportSection[]): Check[] =>
  sections
    .filter(({ text, blocks }) => text.trim() === '' && blocks.length === 0)
    .map(({ id, title }) =>
      check('empty', 'open', { code: 'report.check.empty', params: { section: title }, section: id }),
    );

/** What an author wrote of a side where no finding was accepted: it may be meant, so it wants a reason. */
function laterality({ sections, findings }: Report, speaker: Speaker): Check[] {
  const known = new Set(findings.filter(isAccepted).map(({ laterality: side }) => side));
  if (known.size === 0 || known.has('unknown')) return [];
  const wrong = written(sections).flatMap(({ id, text }) =>
    (['left', 'right'] as const)
      .filter((side) => !known.has(side) && hasWord(text, speaker.say(`report.side.${side}`)))
      .map((side) => {
        const params = { said: speaker.say(`report.side.${side}`) };
        return check('laterality', 'open', { code: 'report.check.side', params, section: id });
      }),
  );
  return wrong.length > 0 ? wrong : [check('laterality', 'ok', { code: 'report.check.laterality' })];
}

const isAccepted = ({ status }: Finding): boolean => status === 'accepted';

/** What the author wrote himself, but for why the study was asked for. */
const written = (sections: readonly ReportSection[]): readonly ReportSection[] =>
  sections.filter(({ id, isEdited }) => isEdited && id !== 'indication');

const hasWord = (text: string, word: string): boolean =>
  text
    .toLowerCase() // by no machine's language: in Turkish RIGHT would become another word
    .split(/[^\p{L}-]+/u)
    .includes(word.toLowerCase());

/**
 * A number in a line that names an accepted finding must be one of that finding's, to the digits written, unless another
 * in the line is: a prior value may stand beside it. Anywhere else it is compared with all that is known. What is new
 * wants a reason.
 */
function numbers({ sections, findings, facts }: Report, speaker: Speaker): Check[] {
  const accepted = findings.filter(isAccepted);
  const all = [
    ...accepted.flatMap(measuresOf),
    ...facts.flatMap(({ value }) => (value.kind === 'quantity' ? [value] : [])),
  ];
  const checked = written(sections).flatMap(({ id, text }) =>
    text.split('\n').flatMap((line) => {
      const named = namedIn(line, accepted, speaker);
      return compareLine(line, { section: id, named: named.length > 0 ? named.flatMap(measuresOf) : null, all });
    }),
  );
  const wrong = checked.filter((one) => one !== null);
  const n = checked.length;
  return wrong.length === 0 && n > 0
    ? [check('numbers', 'ok', { code: 'report.check.numbers', params: { n } })]
    : wrong;
}

/** The findings a line speaks of: by name and side, else all of that name. */
function namedIn(line: string, accepted: readonly Finding[], speaker: Speaker): readonly Finding[] {
  const says = (name: string): boolean => line.toLowerCase().includes(name.toLowerCase());
  const exact = accepted.filter((one) => says(spokenFinding(one, speaker)));
  return exact.length > 0 ? exact : accepted.filter(({ name }) => says(name));
}

/** What was measured; a length in micrometres may be written in millimetres too. */
const measuresOf = ({ measurements }: Finding): readonly Quantity[] =>
  measurements.flatMap(({ quantity }) =>
    quantity.unit === 'um' ? [quantity, { value: quantity.value / 1000, unit: 'mm' }] : [quantity],
  );

interface Known {
  readonly section: string;
  readonly named: readonly Quantity[] | null; // of the findings that the line names; null: it names none
  readonly all: readonly Quantity[];
}

/** What the checks print: two decimals of a millilitre and of a ratio, one of a millimetre, none of a micrometre; half of the last is rounding. */
const printed = { mL: 0.005, mm: 0.05, um: 0.5, '{ratio}': 0.005 } as const;

/** Each number of a line: null where it is known. */
function compareLine(line: string, { section, named, all }: Known): readonly (Check | null)[] {
  const hasRatio = named?.some(({ unit }) => unit === '{ratio}') ?? false;
  const said = [...numbersInText(line), ...(hasRatio ? ratiosInText(line) : [])];
  const known = said.filter((one) => (named ?? all).some((quantity) => isSame(one, quantity)));
  return said.map((one) => {
    if (known.includes(one)) return null;
    const nearest = known.some(({ unit }) => unit === one.unit) ? undefined : nearestOf(one, named ?? []);
    if (!nearest)
      return check('numbers', 'open', { code: 'report.check.unmeasured', params: { said: one.written }, section });
    const measured = one.unit === '{ratio}' ? nearest.value.toFixed(2) : `${nearest.value.toFixed(2)} ${one.unit}`;
    return check('numbers', 'stops', { code: 'sign.disagree', params: { said: one.written, measured }, section });
  });
}

const isSame = ({ value, unit, halfDigit }: WrittenNumber, quantity: Quantity): boolean =>
  quantity.unit === unit && Math.abs(quantity.value - value) <= Math.max(halfDigit, printed[unit]) + 1e-9;

const nearestOf = ({ value, unit }: WrittenNumber, among: readonly Quantity[]): Quantity | undefined =>
  among
    .filter((quantity) => quantity.unit === unit)
    .toSorted((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value))[0];

/** A model whose reference input was not run here is told, once. */
function references(findings: readonly Finding[]): Check[] {
  const models = new Map<string, boolean>();
  for (const { by, run } of findings)
    if (by.kind === 'pack')
      models.set(
        `${by.id} ${by.version}`,
        (models.get(`${by.id} ${by.version}`) ?? true) && run?.goldenInput === 'passed',
      );
  return [...models].map(([model, isPassed]) =>
    isPassed
      ? check('reference', 'ok', { code: 'report.check.reference', params: { model } })
      : check('reference', 'noted', { code: 'report.check.reference-not-run', params: { model } }),
  );
}

/** What was begun or changed since it was confirmed is in no part of the report. */
const classified = ({ variants }: Report): Check[] => {
  if (!variants) return [];
  const { classes, tiers, open } = variants;
  const n = classes.length + tiers.length;
  return [
    ...(open > 0
      ? [check('variants', 'open', { code: 'report.check.variants-open', params: { n: open }, section: 'genome' })]
      : []),
    ...(n > 0 ? [check('variants', 'ok', { code: 'report.check.variants', params: { n }, section: 'genome' })] : []),
  ];
};
