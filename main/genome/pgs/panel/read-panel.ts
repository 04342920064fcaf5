import { createHash } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import { Digest } from '../../../../models/base/ids.ts';
import type { PanelCard } from '../../../../models/genome/pgs/ancestry/panel-card.ts';
import { panelHeader, readPanel } from '../../../../models/genome/pgs/ancestry/reference-panel.ts';
import type { PanelPerson } from '../../../../models/genome/pgs/ancestry/reference-panel.ts';
import { packLimit, smallFile, smallLines, toldLines } from '../../read/unpack/small-file.ts';

/** A panel's file, and what its people are. */
export interface ReadPanel extends Pick<PanelCard, 'digest' | 'says' | 'people' | 'components' | 'populations'> {
  readonly bytes: Uint8Array;
}

/**
 * Reads a panel's file to its end.
 *
 * @throws AppError `genome.cannot-read`, `genome.pack-large` {file, bytes}, `genome.pack-damaged` {file},
 *   `genome.panel-columns`, `genome.panel-row`.
 */
export async function readPanelFile(file: string, report: (progress: Counted) => void): Promise<ReadPanel> {
  const bytes = await smallFile(file, packLimit);
  const lines = smallLines(bytes, path.basename(file));
  const people = peopleIn(toldLines(lines, 'job.genome.panel', report));
  return {
    bytes,
    digest: Digest.parse(createHash('sha256').update(bytes).digest('hex')),
    says: panelHeader(lines.filter((line) => line.startsWith('#'))),
    people: people.length,
    components: people[0]?.components.length ?? 0,
    populations: Array.from(
      Map.groupBy(people, ({ population }) => population),
      ([population, own]) => ({ name: population, people: own.length }),
    ),
  };
}

/** The people of a panel's lines. @throws AppError `genome.panel-columns`, `genome.panel-row`. */
export function peopleIn(lines: Iterable<string>): readonly PanelPerson[] {
  const read = readPanel(lines);
  if (!read.ok) throw new AppError(read.error.code, read.error.params);
  if (read.value.length === 0) throw new AppError('genome.panel-columns', { missing: 'IID' });
  return read.value;
}
