import { expect, test } from 'vitest';
import { draftOf, readDraft } from './batch-plan.ts';

const now = new Date(2026, 10, 30, 15, 20); // this machine's clock
const draft = { ...draftOf(now), isPlanned: true };

test('tonight at ten, until seven, and on the next night', () => {
  expect(readDraft(draft, now)).toEqual({
    ok: true,
    plan: { start: '2026-11-30T22:00', stop: '07:00', again: '22:00' },
  });
  expect(readDraft({ ...draft, isNightly: false }, now)).toMatchObject({ plan: { stop: '07:00', again: null } });
  expect(readDraft({ ...draft, stops: false }, now)).toMatchObject({ plan: { stop: null, again: null } });
  expect(readDraft({ ...draft, isPlanned: false, start: '' }, now)).toEqual({ ok: true, plan: null });
});

test('an hour that has passed, or none, is said at its field', () => {
  expect(readDraft({ ...draft, start: '2026-11-30T15:19' }, now)).toMatchObject({ start: 'batch.plan.past' });
  expect(readDraft({ ...draft, start: '2026-11-30T15:20' }, now)).toMatchObject({ ok: true });
  expect(readDraft({ ...draft, start: '' }, now)).toMatchObject({ start: 'batch.plan.needed', stop: null });
  expect(readDraft({ ...draft, stop: '' }, now)).toMatchObject({ start: null, stop: 'batch.plan.needed' });
});
