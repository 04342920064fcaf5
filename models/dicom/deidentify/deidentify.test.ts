import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { encodeElements, isItems } from '../write/encode/element.ts';
import type { Element } from '../write/encode/element.ts';
import { writePart10 } from '../write/encode/part10.ts';
import { actionFor, vrOf } from './actions.ts';
import type { DeidentifyOptions } from './actions.ts';
import { cleanText } from './clean-text.ts';
import { deidentify } from './deidentify.ts';
import type { DeidentifyRequest } from './deidentify.ts';
import examples from './examples.json' with { type: 'json' };
import profile from './profile.json' with { type: 'json' };
import { remapUid, shiftDate, shiftDaysOf } from './pseudonyms.ts';
import { readRawFile } from './raw-elements.ts';

type Compact = Readonly<Record<string, readonly unknown[]>>;

const keyed = (text: string): Uint8Array =>
  createHmac('sha256', Buffer.from(examples.key, 'hex')).update(text).digest();
const bytesOf = (vr: string, value: unknown): Uint8Array => {
  if (vr === 'US') return new Uint8Array(Uint16Array.of(Number(value)).buffer);
  return new TextEncoder().encode(Array.isArray(value) ? value.join('\\') : String(value));
};
const elementsFrom = (compact: Compact): Element[] =>
  Object.entries(compact).map(([tag, [vr, value]]) => ({
    tag: Number.parseInt(tag, 16),
    vr: String(vr),
    value: vr === 'SQ' ? (value as Compact[]).map(elementsFrom) : bytesOf(String(vr), value),
  }));
const compactFrom = (elements: readonly Element[]): Compact =>
  Object.fromEntries(
    elements.map(({ tag, vr, value }) => [tag.toString(16).padStart(8, '0').toUpperCase(), [vr, plain(vr, value)]]),
  );
const plain = (vr: string, value: Element['value']): unknown => {
  if (isItems(value)) return value.map(compactFrom);
  if (vr === 'US') return value[0] ? (value[0] ?? 0) + 256 * (value[1] ?? 0) : (value[1] ?? 0) * 256;
  const text = new TextDecoder().decode(value).replace(/[\0 ]+$/, '');
  return text.includes('\\') ? text.split('\\') : text;
};

const file = (elements: readonly Element[], transferSyntaxUid = '1.2.840.10008.1.2.1'): Uint8Array =>
  writePart10(
    { sopClassUid: '1.2.840.10008.5.1.4.1.1.2', sopInstanceUid: '1.2.3.4.1', transferSyntaxUid },
    encodeElements(elements, transferSyntaxUid === '1.2.840.10008.1.2' ? 'implicit' : 'explicit'),
  );
function treated(elements: readonly Element[], options: DeidentifyOptions, more: Partial<DeidentifyRequest> = {}) {
  const done = deidentify(file(elements), { options, keyed, ...more });
  if (!done.ok) throw new Error(done.error.code);
  const raw = readRawFile(done.value, vrOf);
  return { bytes: done.value, elements: raw.ok ? raw.value.elements : [] };
}
const header = elementsFrom(examples.input as unknown as Compact);

test.each([
  ['basic_profile', {}],
  ['basic_plus_modified_dates_plus_patient_characteristics', { modifiedDates: true, patientCharacteristics: true }],
] as const)('the worked example comes out as %s says', (name, options) => {
  const { elements } = treated(header, options);
  expect(compactFrom(elements)).toEqual(examples[name]);
});

test.each(['explicit', 'implicit'] as const)(
  'no name, ID, UID or date of the original is left in the bytes (%s VR)',
  (encoding) => {
    const syntax = encoding === 'explicit' ? '1.2.840.10008.1.2.1' : '1.2.840.10008.1.2';
    const done = deidentify(file(header, syntax), { options: { modifiedDates: true, cleanDescriptors: true }, keyed });
    const bytes = new TextDecoder('latin1').decode(done.ok ? done.value : new Uint8Array());
    expect(bytes).toContain('PSN-47eaf6ce33d4');
    for (const secret of [
      'Doe',
      'John',
      'SYN-0001',
      '1.2.3.4',
      '1.2.3.99',
      'General Hospital',
      '20240229',
      '4711',
      'VENDOR',
      'Op^Tech',
    ])
      expect(bytes).not.toContain(secret);
  },
);

test('each attribute of the table is treated alike at the top and inside an item', () => {
  const all = profile.rows
    .filter(({ tag, vr }) => tag >= '00080000' && !tag.startsWith('0012006') && vr !== 'SQ') // 0012,006x say what was done
    .map(({ tag, vr }): Element => ({ tag: Number.parseInt(tag, 16), vr, value: bytesOf(vr, '9.8.7.') }));
  const { elements } = treated([...all, { tag: 0x00089124, vr: 'SQ', value: [all] }], {});
  const items = elements.find(({ tag }) => tag === 0x00089124)?.value ?? [];
  const top = elements.filter(({ tag }) => tag !== 0x00089124 && tag >>> 4 !== 0x0012006 && tag !== 0x00280303);
  expect(isItems(items) && items[0]).toEqual(top);
  expect(top.length).toBeGreaterThan(100);
});

test('pixel data and geometry are the same bytes', () => {
  const pixels = Uint8Array.from({ length: 64 }, (_, i) => i * 3);
  const position = elementsFrom({ '00200032': ['DS', '-75.976257954911\\-130.50\\128.65536432582'] });
  const { elements } = treated([...header, ...position, { tag: 0x7fe00010, vr: 'OW', value: pixels }], {});
  expect(elements.find(({ tag }) => tag === 0x7fe00010)?.value).toEqual(pixels);
  expect(elements.find(({ tag }) => tag === 0x00200032)?.value).toEqual(position[0]?.value);
});

test('compressed fragments are the same bytes', () => {
  const fragments = Uint8Array.of(0xfe, 0xff, 0, 0xe0, 0, 0, 0, 0, 0xfe, 0xff, 0, 0xe0, 4, 0, 0, 0, 1, 2, 3, 4);
  const pixels: Element = { tag: 0x7fe00010, vr: 'OB', value: fragments, isEncapsulated: true };
  const done = deidentify(file([...header, pixels], '1.2.840.10008.1.2.4.70'), { options: {}, keyed });
  const raw = done.ok ? readRawFile(done.value, vrOf) : done;
  expect(raw.ok && raw.value.elements.find(({ tag }) => tag === 0x7fe00010)).toMatchObject({
    value: fragments,
    isEncapsulated: true,
  });
});

test('an image that may show a name is refused until somebody looked at it', () => {
  const ultrasound = elementsFrom({ ...(examples.input as unknown as Compact), '00080060': ['CS', 'US'] });
  expect(deidentify(file(ultrasound), { options: {}, keyed })).toMatchObject({
    error: { code: 'deidentify.burnt-in' },
  });
  expect(deidentify(file(ultrasound), { options: {}, keyed, arePixelsLookedAt: true }).ok).toBe(true);
});

test('a deflated file is refused, not passed on', () => {
  const deflated = file([], '1.2.840.10008.1.2.1.99');
  expect(deidentify(deflated, { options: {}, keyed })).toMatchObject({ ok: false });
});

test.each([
  ['1.2.840.113619.2.1.1.1', '2.25.57983636055549927188017561353771622573'],
  ['1.2.3', '2.25.145089691861183396231624889591323225565'],
  ['1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.5.1.4.1.1.2'],
])('the UID %s becomes %s', (uid, mapped) => expect(remapUid(uid, keyed)).toBe(mapped));

test.each([
  ['PAT1', '20240229', '20230522'],
  ['PAT1', '20240301', '20230523'],
  ['PAT2', '20231231', '20230126'],
])('the dates of %s keep their distance: %s becomes %s', (patient, date, shifted) =>
  expect(shiftDate(date, shiftDaysOf(patient, keyed))).toBe(shifted),
);

test('half a date is not moved, it goes', () => expect(shiftDate('2024', -3)).toBe(''));

test('a description keeps what cannot be a name', () => {
  expect(cleanText('T1 MPRAGE sag 1mm for John Doe, room 12')).toBe('T1 MPRAGE sag 1mm');
  expect(cleanText('BORJAN GAGOSKI^Normal Volunteer Protocol')).toBe('');
});

test('private groups, overlays and group lengths go', () => {
  for (const tag of [0x00091001, 0x60003000, 0x50000010, 0x00080000]) expect(actionFor(tag, 'OB', {})).toBe('remove');
  expect(actionFor(0x00280010, 'US', {})).toBe('keep');
});
