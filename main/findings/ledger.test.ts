import { afterEach, beforeEach, expect, test } from 'vitest';
import { FindingId, StudyUid } from '../../models/base/ids.ts';
import { hippocampusPack, makeFinding } from '../../tests/fixtures/make-finding.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';
import type { Context } from '../app/context.ts';
import { findingsHandlers } from './handlers.ts';

let made: MadeContext;
let ctx: Context;
beforeEach(async () => {
  made = await makeContext();
  ({ ctx } = made);
  await ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
  await ctx.library.store.putReceived(makeBatch([{}]));
});
afterEach(() => made.close());

const propose = async (id: string, mask: Uint8Array): Promise<void> => {
  const { geometry } = makeFinding();
  if (geometry.kind !== 'mask') throw new Error('no mask');
  const finding = makeFinding({
    id: FindingId.parse(id),
    geometry: { ...geometry, mask: await ctx.library.blobs.put(mask) },
  });
  const study = await ctx.library.store.study(StudyUid.parse('1.2.1'));
  if (!study) throw new Error('no study');
  await ctx.library.journal.append({
    subject: study.subject,
    studyUid: study.uid,
    actor: hippocampusPack,
    change: { kind: 'finding.propose', finding },
  });
};

test('what a reader brushed twice is measured against what was proposed', async () => {
  await propose('f1', Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0));
  await propose('f2', Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0));
  const finding = FindingId.parse('f1');
  for (const voxels of [
    [1, 1, 0, 0, 0, 0, 0, 0],
    [1, 1, 1, 0, 0, 0, 0, 0],
  ])
    await findingsHandlers.reshape({ finding, mask: await ctx.library.blobs.put(Uint8Array.from(voxels)) }, ctx);
  await findingsHandlers.decide({ finding, to: 'accepted', reason: null }, ctx);
  await findingsHandlers.decide({ finding: FindingId.parse('f2'), to: 'rejected', reason: 'Wrong place' }, ctx);
  const [row] = await findingsHandlers.ledger({}, ctx);
  expect(row).toMatchObject({
    model: { id: 'hippocampus', version: '1.0.0' },
    accepted: 0,
    edited: 1,
    rejected: 1,
    falseAlerts: { n: 1, of: 2, percent: null },
    reasons: [{ reason: 'Wrong place', n: 1 }],
  });
  expect(row?.dice).toMatchObject({ n: 1 });
  expect(row?.dice?.median).toBeCloseTo(6 / 7, 12); // 3 shared of 4 and 3
});
