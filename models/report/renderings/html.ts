import type { Speaker } from '../language/speaker.ts';
import { personNameText } from '../../dicom/person-name.ts';
import type { Report, ReportSection } from '../report.ts';
import { escapeHtml } from './escape.ts';
import { blockHtml, paragraphs } from './html-blocks.ts';
import type { EmbeddedImage } from './html-blocks.ts';
import { reportStyle } from './html-style.ts';
import type { EmbeddedFont } from './html-style.ts';

export interface HtmlParts {
  readonly speaker: Speaker;
  readonly fonts: readonly EmbeddedFont[];
  readonly images: ReadonlyMap<string, EmbeddedImage>; // by the image's id
}

/**
 * The report as one self-contained HTML document to print: no script, no address; language, headings, table heads and
 * figure texts are there for the PDF's tags. Unsigned, it bears a watermark. Every text is escaped.
 *
 * @throws AppError `report.no-text`.
 */
export function renderHtml(report: Report, { speaker, fonts, images }: HtmlParts): string {
  const title = `${report.title}, ${personNameText(report.subject.name)}`;
  const mark = report.signature
    ? ''
    : `<div class="watermark" aria-hidden="true">${escapeHtml(report.notices.draft)}</div>`;
  return `<!doctype html>
<html lang="${escapeHtml(report.language)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">
<style>${reportStyle(report, fonts)}</style></head>
<body data-status="${report.status}">${mark}<main>
${headerHtml(report, speaker)}
${report.notices.amendment ? paragraphs(report.notices.amendment, 'warn') : ''}
${report.isUnattended ? paragraphs(report.notices.unattended, 'warn') : ''}
${report.sections.map((section) => sectionHtml(section, images)).join('\n')}
${footerHtml(report, speaker)}
</main></body></html>
`;
}

function headerHtml({ title, subject, study, signature }: Report, speaker: Speaker): string {
  const who = [personNameText(subject.name), subject.birthDate, subject.patientId].filter((part) => part).join(' · ');
  const what = [study.description, study.date, study.time?.slice(0, 5)].filter((part) => part).join(' · ');
  const state = signature ? speaker.say('report.final') : speaker.say('report.draft');
  return `<header><div><h1>${escapeHtml(title)}</h1><p>${escapeHtml(who)}<br>${escapeHtml(what)}</p></div>
<p class="state">${escapeHtml(state)}</p></header>`;
}

/** A section without a word is left out: an empty heading says nothing. */
function sectionHtml({ id, title, text, blocks }: ReportSection, images: HtmlParts['images']): string {
  if (text.trim() === '' && blocks.length === 0) return '';
  const inner = paragraphs(text) + blocks.map((block) => blockHtml(block, images)).join('');
  return `<section id="${escapeHtml(id)}"><h2>${escapeHtml(title)}</h2>${inner}</section>`;
}

function footerHtml({ signature, at, packs, template, notices }: Report, speaker: Speaker): string {
  const signed = signature
    ? speaker.say('report.signed-by', { by: signature.by.name, at: minutes(signature.at) })
    : speaker.say('report.composed', { at: minutes(at) });
  const reason = signature?.reason
    ? `<p>${escapeHtml(speaker.say('report.reason', { reason: signature.reason }))}</p>`
    : '';
  const digest = signature
    ? `<p>${escapeHtml(speaker.say('report.digest'))} <code>${escapeHtml(signature.digest)}</code></p>`
    : '';
  const made = packs.map((pack) => `${pack.id} ${pack.version} ${pack.digest}`);
  const versions = [`${template.id} ${template.version}`, ...made].map((one) => `<code>${escapeHtml(one)}</code>`);
  return `<footer><p>${escapeHtml(signed)}</p>${reason}${digest}<p>${escapeHtml(speaker.say('report.made-with'))} ${versions.join(', ')}</p>
<p>${escapeHtml(notices.notCleared)}</p></footer>`;
}

/** An instant to the minute, in UTC. */
const minutes = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
