import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accepted, makeFinding, makeReportCase, reader } from '../../tests/fixtures/make-report-case.ts';
import { compose } from './compose.ts';
import { sections } from './sections/list.ts';
import { Template } from './template.ts';

const parts = new URL('../../resources/languages/parts/', import.meta.url);
const read = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'));
const texts = Object.assign({}, ...readdirSync(parts).map((name) => read(new URL(name, parts)))) as Record<
  string,
  string
>;
const templates = new URL('../../resources/templates/', import.meta.url);
const template = Template.parse(read(new URL('brain-mr.json', templates)));
const language = { tag: 'en', texts };
const composed = (over: object) => compose(makeReportCase(over), { template, language });
const sectionOf = (over: object, id: string) => composed(over).sections.find((section) => section.id === id);

interface Example {
  readonly title: string;
  readonly given: Record<string, unknown>;
  readonly expect: { readonly text?: string; readonly says?: readonly string[]; readonly never?: readonly string[] };
}

/** `"findings": [{ … }]` of an example is laid over the maker's finding; `accepted` stands for a reader's decision. */
function laidOver({ given }: Example): object {
  const findings = (given.findings as readonly Record<string, unknown>[] | undefined) ?? [];
  return {
    ...given,
    findings: findings.map(({ isAccepted, ...over }) => makeFinding({ ...(isAccepted === true && accepted), ...over })),
  };
}

describe.each(sections.map(({ id }) => id))('%s', (id) => {
  const examples = read(new URL(`sections/${id}/examples.json`, import.meta.url)) as readonly Example[];
  test.each(examples)('$title', (example) => {
    const section = sectionOf(laidOver(example), id);
    const all = JSON.stringify(section);
    if (example.expect.text !== undefined) expect(section?.text).toBe(example.expect.text);
    for (const said of example.expect.says ?? []) expect(all).toContain(said);
    for (const unsaid of example.expect.never ?? []) expect(all).not.toContain(unsaid);
  });
});

test('every template names sections that are there, and says each of its texts', () => {
  for (const name of readdirSync(templates)) {
    const one = Template.parse(read(new URL(name, templates)));
    expect(name).toBe(`${one.id}.json`);
    expect(compose(makeReportCase(), { template: one, language }).sections).toHaveLength(one.sections.length);
  }
});

test('the same case, template and language give the same report', () => {
  expect(composed({ findings: [makeFinding(accepted)] })).toEqual(composed({ findings: [makeFinding(accepted)] }));
});

test('a draft is preliminary and unsigned, and says so', () => {
  expect(composed({})).toMatchObject({
    status: 'preliminary',
    signature: null,
    notices: { draft: 'Draft, not signed.' },
  });
});

test('what the author wrote stands instead of the composed text, the numbers beside it stay', () => {
  const section = sectionOf(
    { findings: [makeFinding(accepted)], texts: { findings: 'Small on the left.' } },
    'findings',
  );
  expect(section).toMatchObject({ text: 'Small on the left.', isEdited: true });
  expect(JSON.stringify(section?.blocks)).toContain('3.21');
});

test('a report knows whether anything in it was accepted by nobody', () => {
  const by = { kind: 'unattended' };
  const unattended = makeFinding({ status: 'accepted', decided: { by, at: '2026-11-24T10:20:00.000Z', reason: null } });
  expect(composed({ findings: [unattended] }).isUnattended).toBe(true);
  expect(composed({ findings: [makeFinding(accepted)] }).isUnattended).toBe(false);
});

test('each pack is named once, however many findings came from it', () => {
  const findings = [
    makeFinding(accepted),
    makeFinding({ id: 'f-right', laterality: 'right' }),
    makeFinding({ by: reader }),
  ];
  expect(composed({ findings }).packs.map(({ id }) => id)).toEqual(['hippocampus']);
});

test('a template that asks for a section nobody wrote is refused', () => {
  const odd = { ...template, sections: [{ id: 'horoscope', text: null }] };
  expect(() => compose(makeReportCase(), { template: odd, language })).toThrow('report.no-section');
});

test('several numbers of one finding are told by name; an outline without a number is told as one', () => {
  const number = (key: string, name: string, value: number, unit: string) => ({
    key,
    code: { scheme: '99PHENO', value: key, meaning: name },
    name,
    label: null,
    quantity: { value, unit },
  });
  const head = makeFinding({
    ...accepted,
    id: 'f-head',
    name: 'Fetal head',
    laterality: null,
    geometry: { kind: 'pixel-ellipse', frame: 0, center: [8, 6], semi: [4, 2], angle: 0 },
    measurements: [number('hc', 'Head circumference', 176.5, 'mm'), number('ga', 'Gestational age', 20.18, 'wk')],
  });
  const outline = makeFinding({ ...accepted, id: 'f-outline', name: 'Heart', laterality: null, measurements: [] });
  const { sections } = compose(makeReportCase({ findings: [head, outline] }), { template, language });
  expect(sections.find(({ id }) => id === 'findings')?.text.replaceAll('\u00a0', ' ')).toBe(
    'Fetal head: Head circumference 176.5 mm, Gestational age 20.2 wk.\nHeart: outlined.',
  );
});
