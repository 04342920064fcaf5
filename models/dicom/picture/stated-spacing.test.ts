import { expect, test } from 'vitest';
import { makeImage } from '../../../tests/fixtures/make-images.ts';
import type { InstanceHeader } from '../header/instance-header.ts';
import { withStatedSpacing } from './stated-spacing.ts';

const stated = { acrossRows: 0.28, acrossColumns: 0.3 };
const withoutSpacing = (header: InstanceHeader): InstanceHeader => ({
  ...header,
  image: header.image && { ...header.image, common: { ...header.image.common, spacing: null } },
});

test('a file without a spacing gets the one that is stated, and says so', () => {
  const { header } = makeImage({ changes: withoutSpacing });
  expect(withStatedSpacing(header, stated)).toMatchObject({
    ok: true,
    value: { image: { common: { spacing: { kind: 'stated', acrossRows: 0.28, acrossColumns: 0.3 } } } },
  });
});

test('a file with a spacing of its own refuses another', () => {
  const { header } = makeImage();
  expect(withStatedSpacing(header, stated)).toMatchObject({
    error: { code: 'import.has-spacing', params: { rows: 2, columns: 0.5 } },
  });
});

test('a file without an image has nothing to be spaced', () => {
  const { header } = makeImage({ changes: (one) => ({ ...one, image: null }) });
  expect(withStatedSpacing(header, stated)).toEqual({ ok: true, value: header });
});
