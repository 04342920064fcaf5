import type { Refusal, Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import { itemsOf } from '../read/dataset.ts';
import type { Dataset as ReadDataset } from '../read/dataset.ts';
import { readPart10 } from '../read/read-part10.ts';
import type { ReadOptions } from '../read/read-part10.ts';
import { texts } from '../read/texts.ts';
import { attributes } from './encode/attributes.ts';
import type { Keyword } from './encode/attributes.ts';
import type { Dataset, Value } from './encode/dataset.ts';
import { patientAndStudy } from './modules.ts';

const copied: readonly Keyword[] = [
  ...patientAndStudy,
  'BodyPartExamined',
  'FrameOfReferenceUID',
  'PatientOrientation',
  'PositionReferenceIndicator',
  'LossyImageCompression',
  'LossyImageCompressionMethod',
  'LossyImageCompressionRatio',
];

const codeKeywords = ['CodeValue', 'CodingSchemeDesignator', 'CodeMeaning'] as const satisfies readonly Keyword[];

/**
 * What an object made from an image takes over from it: patient, study and frame of reference, text in Unicode.
 *
 * @param bytes  a Part 10 file. @returns the attributes that are there (empty ones as `''`), or why it cannot be read.
 */
export function readSource(bytes: Uint8Array, options: ReadOptions): Result<Dataset, Refusal> {
  const read = readPart10(bytes, options);
  return read.ok ? ok(valuesOf(read.value.dataset, copied)) : read;
}

function valuesOf(read: ReadDataset, keywords: readonly Keyword[]): Dataset {
  const dataset: { [K in Keyword]?: Value } = {};
  for (const keyword of keywords) {
    const [tag, vr] = attributes[keyword];
    if (!read.elements.has(tag)) continue;
    dataset[keyword] =
      vr === 'SQ' ? itemsOf(read, tag).map((item) => valuesOf(item, codeKeywords)) : texts(read, tag).join('\\');
  }
  return dataset;
}
