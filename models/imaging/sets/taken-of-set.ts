import { TechniqueName } from '../../dicom/header/taken/technique.ts';
import type { ImageWarning, Taken, TakenValue } from '../display-set.ts';
import type { ReceivedImage } from './received-image.ts';

/**
 * How the images of a set were taken: on what, and each value of the technique; a number that differs from image to image
 * by its least and greatest, a text by all it says.
 *
 * @param received  the files of the set. @returns undefined where they say nothing. Total.
 */
export function takenOfSet(received: readonly ReceivedImage[]): Taken | undefined {
  const instances = received.map(({ header }) => header.instance);
  const technique: Taken['technique'] = {};
  for (const name of TechniqueName.options) {
    const value = valueOf(instances.flatMap((instance) => instance.technique?.[name] ?? []));
    if (value !== undefined) technique[name] = value;
  }
  const scanner = instances.find((instance) => instance.scanner !== '')?.scanner ?? '';
  return scanner === '' && Object.keys(technique).length === 0 ? undefined : { scanner, technique };
}

/** Files received before how they were taken was read: that nothing of it is shown does not mean that they do not say. Total. */
export const takenRemarks = (received: readonly ReceivedImage[]): readonly ImageWarning[] =>
  received.some(({ header }) => header.format === 'dicom' && header.instance.technique === undefined)
    ? [{ code: 'imaging.taken-unread', params: {} }]
    : [];

function valueOf(values: readonly (number | string)[]): TakenValue | undefined {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length > 0) return { low: Math.min(...numbers), high: Math.max(...numbers) };
  const texts = [...new Set(values)];
  return texts.length > 0 ? texts.join(', ') : undefined;
}
