import type { SectionWriter } from '../section-writer.ts';

/** Why the study was asked for: the author's to write; nothing in the case tells it. */
export const indication: SectionWriter = { id: 'indication', write: () => ({ text: '', blocks: [] }) };
