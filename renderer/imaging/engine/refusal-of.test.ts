import { expect, test } from 'vitest';
import { refusalOf } from './refusal-of.ts';

test('a refusal keeps the numbers that its text needs', async () => {
  const answer = Response.json({ code: 'dicom.pixels-short', params: { have: 10, want: 16 } }, { status: 422 });
  expect(await refusalOf(answer)).toMatchObject({ code: 'dicom.pixels-short', params: { have: 10, want: 16 } });
});

test('an answer without a reason is told by its status', async () => {
  expect(await refusalOf(new Response('gone', { status: 502 }))).toMatchObject({
    code: 'imaging.no-bytes',
    params: { status: 502 },
  });
});
