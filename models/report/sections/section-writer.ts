import type { Block } from '../block.ts';
import type { Speaker } from '../language/speaker.ts';
import type { ReportCase } from '../report-case.ts';

/** One section: Facts and Findings in, a first text and blocks out. Pure; says things by the speaker only. */
export interface SectionWriter {
  readonly id: string; // its folder's name; its title's text is `report.section.<id>`
  readonly write: (given: ReportCase, speaker: Speaker) => { readonly text: string; readonly blocks: readonly Block[] };
}
