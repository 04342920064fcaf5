import type { PackVersion } from '../base/actor.ts';
import { makeSpeaker } from './language/speaker.ts';
import type { Language, Speaker } from './language/speaker.ts';
import type { ReportCase } from './report-case.ts';
import type { Report, ReportSection } from './report.ts';
import { AppError } from '../base/app-error.ts';
import { sections } from './sections/list.ts';
import type { SectionWriter } from './sections/section-writer.ts';
import type { Template } from './template.ts';

export interface Composition {
  readonly template: Template;
  readonly language: Language;
}

/**
 * The report of a case: a pure function of facts, findings, template and language. Preliminary, unsigned.
 *
 * @throws AppError `report.no-text` when the language lacks a text, `report.no-section` when the template asks for a
 *   section that is not there.
 */
export function compose(given: ReportCase, { template, language }: Composition): Report {
  const speaker = makeSpeaker(language);
  const { texts, ...frozen } = given;
  const text = (code: string): string => speaker.say(code, { product: given.product.name });
  return {
    ...frozen,
    schema: 1,
    status: 'preliminary',
    language: language.tag,
    template: { id: template.id, version: template.version },
    title: speaker.say(template.title),
    sections: template.sections.map(({ id, text: first }) => {
      const composed = composeSection(sectionOf(id), given, { speaker, first });
      const own = texts[id];
      return own === undefined ? composed : { ...composed, text: own, isEdited: true };
    }),
    packs: packsOf(given),
    isUnattended: given.findings.some(({ decided }) => decided?.by.kind === 'unattended'),
    notices: {
      notCleared: text('about.not-cleared'),
      draft: text('report.draft'),
      unattended: text('report.unsigned'),
      ...(given.amendment && { amendment: amendmentText(given.amendment, speaker) }),
    },
    signature: null,
  };
}

type Amendment = NonNullable<ReportCase['amendment']>;

const amendmentText = ({ signedAt, signedBy, reason }: Amendment, speaker: Speaker): string =>
  speaker.say('report.amendment', { on: signedAt.slice(0, 10), by: signedBy, reason });

function sectionOf(id: string): SectionWriter {
  const section = sections.find((one) => one.id === id);
  if (!section) throw new AppError('report.no-section', { section: id });
  return section;
}

function composeSection(
  section: SectionWriter,
  given: ReportCase,
  { speaker, first }: { readonly speaker: Speaker; readonly first: string | null },
): ReportSection {
  const { text, blocks } = section.write(given, speaker);
  return {
    id: section.id,
    title: speaker.say(`report.section.${section.id}`),
    text: first === null ? text : speaker.say(first),
    isEdited: false,
    blocks: [...blocks],
  };
}

/** Every pack that a finding or a risk line came from, once each, by id. */
function packsOf({ findings, risk }: ReportCase): PackVersion[] {
  const packs = new Map<string, PackVersion>();
  for (const { by } of [...findings, ...risk]) if (by.kind === 'pack') packs.set(`${by.id} ${by.digest}`, by);
  return [...packs.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
