import { paragraph } from '../../block.ts';
import type { Block } from '../../block.ts';
import type { Speaker } from '../../language/speaker.ts';
import type { ReportCase } from '../../report-case.ts';
import { shortDigest } from '../../language/spoken.ts';
import type { SectionWriter } from '../section-writer.ts';

/** Which images, and which models at which version ran over them, on what. */
export const technique: SectionWriter = {
  id: 'technique',
  write: (given, speaker) => ({
    text: '',
    blocks: [seriesTable(given, speaker), ...warnings(given, speaker), ...modelTable(given, speaker)],
  }),
};

const slideModality = 'SM'; // its scale stands with each region that was read

function seriesTable({ study }: ReportCase, speaker: Speaker): Block {
  const heads = ['series', 'modality', 'images', 'spacing'];
  return {
    kind: 'table',
    caption: speaker.say('report.technique.series-caption'),
    columns: heads.map((head) => ({ title: speaker.say(`report.technique.${head}`), isNumber: head === 'images' })),
    rows: study.series.map(({ number, description, modality, instances, spacingMm }) => [
      [number ?? '', description].join(' ').trim() || speaker.say('report.not-given'),
      modality,
      speaker.number(instances.length, 0),
      spacingMm
        ? speaker.say('report.technique.spacing-mm', {
            spacing: spacingMm.map((mm) => speaker.number(mm, 2)).join(' × '),
          })
        : speaker.say(modality === slideModality ? 'report.technique.slide' : 'report.technique.uncalibrated'),
    ]),
  };
}

const warnings = ({ study }: ReportCase, speaker: Speaker): Block[] =>
  study.series.flatMap((series) =>
    series.warnings.map(({ code, params }) => paragraph(speaker.say(code, params), 'warn')),
  );

/** One row for each pack and way it ran. */
function modelTable({ findings }: ReportCase, speaker: Speaker): Block[] {
  const rows = new Map<string, string[]>();
  for (const { by, run } of findings) {
    if (by.kind !== 'pack') continue;
    const how = run
      ? speaker.say(`report.technique.run-${run.provider}`, { threads: run.threads })
      : speaker.say('report.not-given');
    const said = speaker.say(`report.technique.reference-${run?.goldenInput ?? 'not-run'}`);
    const reference = run?.goldenAt ? `${said}, ${run.goldenAt.slice(0, 10)}` : said;
    const row = [by.id, by.version, shortDigest(by.digest), how, reference];
    rows.set(row.join('|'), row);
  }
  if (rows.size === 0) return [];
  const heads = ['model', 'version', 'digest', 'provider', 'reference'];
  return [
    {
      kind: 'table',
      caption: speaker.say('report.technique.models-caption'),
      columns: heads.map((head) => ({ title: speaker.say(`report.technique.${head}`), isNumber: false })),
      rows: [...rows.values()],
    },
  ];
}
