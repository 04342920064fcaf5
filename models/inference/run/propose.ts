import type { PackVersion } from '../../base/actor.ts';
import { codeKey } from '../../base/code.ts';
import type { Code } from '../../base/code.ts';
import type { Instant } from '../../base/dates.ts';
import type { Digest, FindingId } from '../../base/ids.ts';
import type { DisplaySetRef, Finding, Measurement, RunRecord } from '../../findings/finding.ts';
import type { VolumeGeometry } from '../../imaging/display-set.ts';
import type { NetworkCard } from '../card/card.ts';
import type { VolumeCard } from '../card/volume-card.ts';
import { spacingOf } from '../grid/volume.ts';
import { shown } from '../guard.ts';
import type { GuardReason } from '../guard.ts';
import type { PackPart } from './interpret-crop.ts';

/** What a finding needs beside what the pack found: ids and time come from the caller. */
export interface Proposal {
  readonly id: FindingId;
  readonly at: Instant;
  readonly on: DisplaySetRef;
  readonly grid: VolumeGeometry; // of the label map: the image's own
  readonly mask: Digest;
  readonly run: RunRecord;
}

const volumeCode: Code = { scheme: 'SCT', value: '118565006', meaning: 'Volume' };

const volume = (name: string, label: number | null, value: number): Measurement => ({
  key: 'volume',
  code: volumeCode,
  name,
  label,
  quantity: { value, unit: 'mL' },
});

/** Which pack speaks: id, version and digest of the weights it computed with. Total. */
export const packVersion = ({ id, version, weights }: NetworkCard): PackVersion => ({
  kind: 'pack',
  id,
  version,
  digest: weights.sha256,
});

/** What stands beside the number: the grid it was counted on, and everything noted on the way. */
function notesOf({ notes }: Pick<PackPart, 'notes'>, grid: VolumeGeometry): Finding['notes'] {
  const [slice, row, column] = spacingOf(grid);
  const counted: GuardReason = {
    code: 'infer.counted-on',
    params: { column: shown(column), row: shown(row), slice: shown(slice) },
    level: 'note',
  };
  return [counted, ...notes].map(({ code, params }) => ({ code, params }));
}

/** What all labels are parts of: their one code, else the pack's own. */
function codeOf({ id, name, output: { labels } }: VolumeCard): Code {
  const [first, ...more] = labels;
  const isOne = first && more.every(({ code }) => codeKey(code) === codeKey(first.code));
  return isOne ? first.code : { scheme: '99PHENO', value: id, meaning: name };
}

/**
 * What a pack found in one place, as a proposal that a person decides on.
 *
 * @param part  of `runPack`. Its volumes (mL) become measurements: one a label, and the whole with label null.
 * @returns a finding with status `proposed`. Total.
 */
export function propose(
  card: VolumeCard,
  part: Omit<PackPart, 'labels'>,
  { id, at, on, grid, mask, run }: Proposal,
): Finding {
  const { labels } = card.output;
  const code = codeOf(card);
  const measurements = part.volumes.map(({ value, ml }) =>
    volume(labels.find((label) => label.value === value)?.name ?? code.meaning, value, ml),
  );
  return {
    id,
    kind: 'segment',
    on,
    geometry: { kind: 'mask', grid, mask, labels },
    code,
    name: code.meaning,
    laterality: card.input.chirality === 'left' ? part.side : null,
    measurements: [volume(code.meaning, null, part.totalMl), ...measurements],
    notes: notesOf(part, grid),
    by: packVersion(card),
    run,
    at,
    status: 'proposed',
    decided: null,
    edited: false,
  };
}
