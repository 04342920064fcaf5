import { itemsOf } from '../../read/dataset.ts';
import type { Dataset } from '../../read/dataset.ts';
import { code, codes, text } from '../../read/texts.ts';
import type { InstanceHeader } from '../instance-header.ts';

/** Mammographic views by their codes. DICOM PS3.16 CID 4014, SNOMED CT and SRT. */
const viewCodes: Readonly<Record<string, string>> = {
  '399162004': 'CC',
  'R-10242': 'CC',
  '399368009': 'MLO',
  'R-10226': 'MLO',
  '399260004': 'ML',
  'R-10224': 'ML',
  '399352003': 'LM',
  'R-10228': 'LM',
};

/**
 * How a projection was taken: its view, what sets that apart, and which side of the patient lies where.
 *
 * @returns empty where the file does not say. Total.
 * @source  DICOM PS3.3 C.8.7.2 (View Position), C.8.11.3 (View Code Sequence, View Modifier Code Sequence), C.7.6.1.1.1
 *   (Patient Orientation); of a tomosynthesis C.7.6.16.2.15 (Patient Orientation in Frame).
 */
export function readProjection(dataset: Dataset): Pick<InstanceHeader['instance'], 'view' | 'viewModifiers' | 'sides'> {
  const position = code(dataset, 0x00185101).toUpperCase();
  const [item] = itemsOf(dataset, 0x00540220);
  return {
    view: position || (viewCodes[item ? text(item, 0x00080100) : ''] ?? ''),
    viewModifiers: item
      ? itemsOf(item, 0x00540222)
          .map((modifier) => text(modifier, 0x00080104))
          .filter((meaning) => meaning !== '')
      : [],
    sides: sidesOf(dataset),
  };
}

/** Laterality, Image Laterality, else that of the frames. @returns null when not said. Total. */
export function readLaterality(dataset: Dataset): string | null {
  const [anatomy] = groupItems(dataset, 0x00209071);
  return code(dataset, 0x00200060) || code(dataset, 0x00200062) || (anatomy ? code(anatomy, 0x00209072) : '') || null;
}

/** Sides of a person on two legs; letters of four-legged patients are not read. */
const letters = /^[APRLHF]{1,3}$/;

function sidesOf(dataset: Dataset): [string, string] | null {
  const [inFrame] = groupItems(dataset, 0x00209450);
  const [right = '', down = ''] =
    codes(dataset, 0x00200020).length > 1 ? codes(dataset, 0x00200020) : inFrame ? codes(inFrame, 0x00200020) : [];
  return letters.test(right) && letters.test(down) ? [right, down] : null;
}

/** Items of a sequence in the shared functional groups, else in those of the first frame. */
function groupItems(dataset: Dataset, tag: number): readonly Dataset[] {
  const [shared] = itemsOf(dataset, 0x52009229);
  const [first] = itemsOf(dataset, 0x52009230);
  return [shared, first].flatMap((group) => (group ? itemsOf(group, tag) : []));
}
