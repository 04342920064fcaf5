import dicomParser from 'dicom-parser';
import { attributes } from './encode/attributes.ts';
import type { Keyword } from './encode/attributes.ts';
import type { Dataset, Value } from './encode/dataset.ts';
import { patientAndStudy } from './modules.ts';
import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';

type ParsedDataSet = ReturnType<typeof dicomParser.parseDicom>;

const copied = [
  ...patientAndStudy,
  'BodyPartExamined',
  'FrameOfReferenceUID',
  'PositionReferenceIndicator',
  'SeriesInstanceUID',
  'SOPClassUID',
  'SOPInstanceUID',
  'LossyImageCompression',
  'LossyImageCompressionMethod',
  'LossyImageCompressionRatio',
] as readonly Keyword[];

const codeKeywords = ['CodeValue', 'CodingSchemeDesignator', 'CodeMeaning'] as const satisfies readonly Keyword[];

/**
 * What an object made from an image takes over from it: patient, study and frame of reference, text in Unicode.
 *
 * @param bytes  a Part 10 file, or its beginning up to the pixel data.
 * @returns the attributes that are there (empty ones as `''`), or `dicom.unreadable` with the reader's word.
 */
export function readSource(
  bytes: Uint8Array,
  decode: (value: Uint8Array, characterSet: string) => string,
): Result<Dataset, Refusal<'dicom.unreadable'>> {
  try {
    const parsed = dicomParser.parseDicom(bytes, { untilTag: 'x7fe00010' });
    const characterSet = parsed.string('x00080005') ?? '';
    return ok(valuesOf(parsed, copied, (value) => decode(value, characterSet)));
  } catch (error) {
    return no('dicom.unreadable', { reason: String(error instanceof Error ? error.message : error) });
  }
}

function valuesOf(parsed: ParsedDataSet, keywords: readonly Keyword[], decode: (value: Uint8Array) => string): Dataset {
  const dataset: { [K in Keyword]?: Value } = {};
  for (const keyword of keywords) {
    const element = parsed.elements[tagKey(keyword)];
    if (!element) continue;
    const items = element.items?.flatMap(({ dataSet }) => (dataSet ? [valuesOf(dataSet, codeKeywords, decode)] : []));
    const bytes = parsed.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
    dataset[keyword] = items ?? decode(bytes).replace(/[\0 ]+$/, '');
  }
  return dataset;
}

const tagKey = (keyword: Keyword): string => `x${attributes[keyword][0].toString(16).padStart(8, '0')}`;
