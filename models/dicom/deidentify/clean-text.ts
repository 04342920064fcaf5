import list from './descriptor-words.json' with { type: 'json' };

const words = new Set(list.words);

/**
 * A description cut down to the words of a closed list (techniques, planes, parts of the body) and plain numbers with a
 * unit: what cannot be a name. Order and spelling stay.
 *
 * @returns an empty text when nothing is left. Total.
 */
export function cleanText(text: string): string {
  const kept = text
    .split(/[^A-Za-z0-9.]+/)
    .filter((word) => words.has(word.toLowerCase()) || /^\d{1,3}(\.\d)?(mm|cm|ms|t)$/i.test(word));
  return kept.join(' ');
}
