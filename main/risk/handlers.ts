import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../models/base/app-error.ts';
import type { Handlers } from '../../models/base/ipc/contract.ts';
import { Digest } from '../../models/base/ids.ts';
import type { risk } from '../../models/risk/contract.ts';
import { riskModels } from '../../models/risk/list.ts';
import { normOf } from '../../models/risk/hippocampal-volume/norm/norm-table.ts';
import { readNormCsv } from '../../models/risk/hippocampal-volume/norm/read-norm-csv.ts';
import { scoreAll } from '../../models/risk/score-all.ts';
import type { Context } from '../app/context.ts';
import { gatherFacts } from '../library/facts.ts';

const digestOf = (text: string): Digest => Digest.parse(createHash('sha256').update(text).digest('hex'));

/** Where the site's norm stands among the library's documents. */
const normPlace = { kind: 'normative', id: 'hippocampal-volume' } as const;
const mostBytes = 1 << 20;

export const riskHandlers: Handlers<(typeof risk)['entries'], Context> = {
  score: async ({ subject, studyUid }, { library }) => {
    const [facts, study, norm] = await Promise.all([
      gatherFacts(library, { subject, studyUid }),
      library.store.study(studyUid),
      library.store.document(normPlace),
    ]);
    return [...scoreAll(facts, digestOf, { on: study?.date ?? null, norm: normOf(norm) })];
  },

  norm: async (_, { library }) => normOf(await library.store.document(normPlace)),

  loadNorm: async ({ file }, { library, actor, files }) => {
    const path = files.pathOf(file);
    if ((await stat(path)).size > mostBytes) throw new AppError('risk.norm-large', { bytes: mostBytes });
    const norm = readNormCsv(await readFile(path, 'utf8'));
    if (!norm.ok) throw new AppError(norm.error.code, norm.error.params);
    await library.store.putDocument({ ...normPlace, body: norm.value });
    await library.journal.note({ actor, subject: null, kind: 'risk.norm', params: { source: norm.value.source } });
    library.news.tell({ what: 'setting', subject: null, studyUid: null });
    return norm.value;
  },

  cards: () => riskModels.map(({ card }) => card),
};
