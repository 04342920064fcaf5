import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { elementsOf } from '../write/encode/dataset.ts';
import type { Dataset } from '../write/encode/dataset.ts';
import { encodeElements, isItems } from '../write/encode/element.ts';
import type { Element } from '../write/encode/element.ts';
import { writePart10 } from '../write/encode/part10.ts';
import { actionFor, vrOf } from './actions.ts';
import type { DeidentifyOptions } from './actions.ts';
import { cleanText } from './clean-text.ts';
import { dummyFor } from './dummy.ts';
import { methodDataset } from './method.ts';
import { pseudonymOf, remapUid, shiftDate, shiftDaysOf } from './pseudonyms.ts';
import type { Keyed } from './pseudonyms.ts';
import { readRawFile } from './raw-elements.ts';

export interface DeidentifyRequest {
  readonly options: DeidentifyOptions;
  readonly keyed: Keyed;
  /** Set last, over whatever the profile left: a site's own pseudonym, a title. ASCII. */
  readonly replace?: Dataset;
  /** Pixel data whose faces were blanked by the caller, in place of the file's own (native files only). */
  readonly facelessPixels?: Uint8Array;
  /** A person looked at the pixels: no name is burnt in. Without, images that may show one are refused. */
  readonly arePixelsLookedAt?: boolean;
}

interface Rules extends DeidentifyRequest {
  readonly shiftDays: number;
  readonly pseudonym: string;
}

const text = new TextEncoder();
const latin = new TextDecoder('latin1');
const patientName = 0x00100010;
const patientId = 0x00100020;
const pixelData = 0x7fe00010;

/**
 * A received file without what tells who it is of: the standard's basic profile and the options asked for, applied to the
 * data set and every nested item; private groups gone, UIDs and dates mapped consistently, preamble zero. Geometry and
 * pixel data stay byte for byte.
 *
 * @returns a Part 10 file in the same transfer syntax; or why it cannot be: `dicom.*` when it is not read whole,
 *   `deidentify.burnt-in` when a name may stand in the pixels.
 * @source DICOM PS3.15 Annex E.
 */
export function deidentify(bytes: Uint8Array, request: DeidentifyRequest): Result<Uint8Array, Refusal> {
  const raw = readRawFile(bytes, vrOf);
  if (!raw.ok) return raw;
  const { elements, encoding, transferSyntaxUid } = raw.value;
  if (!request.arePixelsLookedAt && mayShowNames(elements))
    return no('deidentify.burnt-in', { modality: textAt(elements, 0x00080060) });
  const id = textAt(elements, patientId);
  const rules = { ...request, shiftDays: shiftDaysOf(id, request.keyed), pseudonym: pseudonymOf(id, request.keyed) };
  const added = elementsOf({
    PatientIdentityRemoved: 'YES',
    ...methodDataset(request.options, request.facelessPixels !== undefined),
    ...request.replace,
  });
  const kept = treat(elements, rules).filter(({ tag }) => added.every((one) => one.tag !== tag));
  const written = withPixels([...kept, ...added], request.facelessPixels);
  return ok(
    writePart10(
      { sopClassUid: textAt(written, 0x00080016), sopInstanceUid: textAt(written, 0x00080018), transferSyntaxUid },
      encodeElements(written, encoding),
    ),
  );
}

const treat = (elements: readonly Element[], rules: Rules): Element[] =>
  elements.flatMap((element) => treatOne(element, rules));

function treatOne(element: Element, rules: Rules): Element[] {
  const { tag, vr, value } = element;
  const action = actionFor(tag, vr === 'UN' ? undefined : vr, rules.options);
  if (action === 'remove') return [];
  if (isItems(value)) return [{ ...element, value: action === 'empty' ? [] : value.map((item) => treat(item, rules)) }];
  const as = (change: (one: string) => string): Element[] => [{ ...element, value: mapText(value, change) }];
  switch (action) {
    case 'keep':
      return tag === 0x00101010 ? as(pooledAge) : [element];
    case 'empty':
      return tag === patientName ? as(() => rules.pseudonym) : [{ ...element, value: new Uint8Array(0) }];
    case 'dummy':
      return tag === patientId ? as(() => rules.pseudonym) : [{ ...element, value: dummyFor(vr, value.length) }];
    case 'remap':
      return as((uid) => remapUid(uid, rules.keyed));
    case 'shift-date':
      return as((date) => shiftDate(date, rules.shiftDays));
    case 'clean-text': {
      const [cleaned] = as(cleanText);
      return cleaned && cleaned.value.length > 0 ? [cleaned] : [];
    }
  }
}

/** Ages above 89 are pooled. */
const pooledAge = (age: string): string => (/^(09\d|[1-9]\d\d)Y$/.test(age) ? '090Y' : age);

const mapText = (value: Uint8Array, change: (one: string) => string): Uint8Array =>
  text.encode(
    latin
      .decode(value)
      .split('\\')
      .map((one) => change(one.replace(/[\0 ]+$/, '')))
      .join('\\'),
  );

function textAt(elements: readonly Element[], wanted: number): string {
  const value = elements.find(({ tag }) => tag === wanted)?.value;
  return value && !isItems(value) ? latin.decode(value).replace(/[\0 ]+$/, '') : '';
}

const drawnOn = new Set(['US', 'XA', 'SC', 'OT', 'DOC', 'ES', 'XC']);

/** Ultrasound, screen captures and the like bear names in their pixels. @source DICOM PS3.15 E.3.1. */
const mayShowNames = (elements: readonly Element[]): boolean =>
  textAt(elements, 0x00280301) === 'YES' ||
  (textAt(elements, 0x00280301) !== 'NO' && drawnOn.has(textAt(elements, 0x00080060))) ||
  /SECONDARY|SCREEN SAVE/.test(textAt(elements, 0x00080008));

const withPixels = (elements: readonly Element[], pixels: Uint8Array | undefined): readonly Element[] =>
  pixels ? elements.map((element) => (element.tag === pixelData ? { ...element, value: pixels } : element)) : elements;
