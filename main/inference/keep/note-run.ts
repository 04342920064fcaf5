import { codeKey } from '../../../models/base/code.ts';
import { modelRunKind } from '../../../models/findings/ledger/model-run.ts';
import type { ModelRun } from '../../../models/findings/ledger/model-run.ts';
import type { ModelCard } from '../../../models/inference/card/card.ts';
import type { RunResult } from '../../../models/inference/contract.ts';
import type { Context } from '../../app/context.ts';
import type { LoadedImage } from '../image/load-image.ts';
import type { ReadyPack } from '../packs/packs.ts';

export interface NotedRun {
  readonly ctx: Pick<Context, 'library'>;
  readonly pack: ReadyPack;
  readonly image: LoadedImage;
  readonly frame: number;
}

/** The structures that the pack looks for. */
const codesOf = ({ output }: ModelCard): string =>
  [...new Set(output.labels.map(({ code }) => codeKey(code)))].join(' ');

/** Notes in the journal that a model was run on an image, also where it found nothing or its result was withheld. */
export async function noteRun(
  { ctx: { library }, pack: { card }, image, frame }: NotedRun,
  { guard: { verdict }, findings, model: { version, sha256 } }: Pick<RunResult, 'guard' | 'findings' | 'model'>,
): Promise<void> {
  const { id, studyUid } = image.displaySet;
  const params: ModelRun = {
    model: card.id,
    version,
    sha256,
    study: studyUid,
    displaySet: id,
    frame: card.dimensions === 2 ? frame : 0,
    dimensions: card.dimensions,
    codes: codesOf(card),
    verdict,
    findings: findings.length,
  };
  const actor = { kind: 'pack', id: card.id, version, digest: sha256 } as const;
  await library.journal.note({ actor, subject: image.subject, kind: modelRunKind, params });
}
