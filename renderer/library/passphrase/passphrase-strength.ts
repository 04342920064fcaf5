export type Strength = 'short' | 'weak' | 'fair' | 'strong';

export const fewestCharacters = 12;

/**
 * How hard a passphrase is to guess, in one word. A rough count of bits: kinds of characters, and how many of them are
 * no repetition and no run such as `abcd` or `1234`. It warns; only the length is a rule.
 */
export function passphraseStrength(passphrase: string): Strength {
  const characters = Array.from(passphrase);
  if (characters.length < fewestCharacters) return 'short';
  const telling = characters.filter((character, i) => !follows(characters[i - 1], character)).length;
  const bits = Math.min(telling, new Set(characters).size * 2) * Math.log2(alphabet(passphrase));
  return bits < 45 ? 'weak' : bits < 70 ? 'fair' : 'strong';
}

/** Repeats the character before, or is its neighbour in the alphabet or among the digits. */
const follows = (before: string | undefined, character: string): boolean =>
  before !== undefined && Math.abs((character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1;

const alphabet = (passphrase: string): number => {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 20],
  ];
  return kinds.reduce((sum, [kind, size]) => (kind.test(passphrase) ? sum + size : sum), 0) || 2;
};
