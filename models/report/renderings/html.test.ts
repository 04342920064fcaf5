import { assert, property, string } from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accepted, makeFinding, makeReportCase, reader } from '../../../tests/fixtures/make-report-case.ts';
import { Digest } from '../../base/ids.ts';
import { compose } from '../compose.ts';
import { makeSpeaker } from '../language/speaker.ts';
import { Template } from '../template.ts';
import { cssString, escapeHtml } from './escape.ts';
import { renderHtml } from './html.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/${name}`, import.meta.url), 'utf8'));
const texts = Object.assign({}, read('languages/parts/report.json'), read('languages/parts/app.json')) as Record<
  string,
  string
>;
const language = { tag: 'en', texts };
const template = Template.parse(read('templates/brain-mr.json'));
const signature = { by: reader, at: '2026-11-24T10:40:00.000Z', digest: Digest.parse('ef56'.repeat(16)), reason: null };

function html(over: object, isSigned = false): string {
  const report = compose(makeReportCase(over), { template, language });
  const shown = isSigned ? { ...report, status: 'final' as const, signature } : report;
  return renderHtml(shown, { speaker: makeSpeaker(language), fonts: [], images: new Map() });
}
const subject = (name: string) => ({ id: 's1', name, patientId: 'S-1', birthDate: null, sex: null });

test.each(['<script>alert(1)</script>', '"><img src onerror>', '</style><script>', '</title><b>', "O'Brien & <b>"])(
  'a patient named %s stays text',
  (name) => {
    const page = html({ subject: subject(name) });
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<b>');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).toContain(escapeHtml(name.replace('^', ', ')));
  },
);

test('what an author writes is text, and each line a paragraph', () => {
  const page = html({ texts: { indication: 'Memory <i>complaints</i>\nsince 2009' } });
  expect(page).toContain('<p class="plain">Memory &lt;i&gt;complaints&lt;/i&gt;</p><p class="plain">since 2009</p>');
});

test('a direction override cannot turn a name around', () => {
  expect(html({ subject: subject('A\u202eB^C') })).toContain('AB, C');
});

test('every page says that this is not a cleared medical device, and which page of how many it is', () => {
  const [, pageRule = ''] = /@page \{([\s\S]*?)\} \}/.exec(html({})) ?? [];
  expect(pageRule).toContain('not a cleared medical device'.replaceAll(' ', ' '));
  expect(pageRule).toContain('counter(page) "/" counter(pages)');
});

test('unsigned, the paper bears a watermark; signed, it bears who signed and the digest', () => {
  expect(html({})).toContain('class="watermark"');
  const signed = html({}, true);
  expect(signed).not.toContain('class="watermark"');
  expect(signed).toContain('Signed by A. Reader, 2026-11-24 10:40 UTC.');
  expect(signed).toContain(signature.digest);
});

test('tables have captions and heads with a scope, the document a language and one h1', () => {
  const page = html({ findings: [makeFinding(accepted)] });
  expect(page).toContain('<html lang="en">');
  expect(page.match(/<h1>/g)).toHaveLength(1);
  expect(page).toContain('<caption>Accepted findings</caption>');
  expect(page).toContain('<th scope="col">Finding</th>');
  expect(page).toContain('<th scope="row">Hippocampus, left</th>');
  expect(page).toContain('<td class="number">3.21\u00a0mL</td>');
});

test('nothing in the document points outside it', () => {
  const page = html({ findings: [makeFinding(accepted)] });
  expect(page).not.toMatch(/https?:|\bsrc="(?!data:)|url\((?!data:)/);
});

test('whatever the text, no markup comes out of it', () => {
  assert(
    property(string(), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      expect(cssString(text).slice(1, -1)).not.toMatch(/["<>{};]|\\(?![0-9a-f]{1,6} )/);
    }),
  );
});
