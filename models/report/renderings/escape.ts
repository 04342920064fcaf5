// Direction overrides can make a name read as another; control characters have no place on paper.
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or attribute value: never markup. Control characters and direction overrides are left out. Total. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(unprintable, '').replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);

/**
 * Text as a CSS string with its quotes, safe inside a `style` element.
 *
 * @source CSS Syntax 3, 4.3.7: everything but letters, digits and spaces as `\` hex and a space. Total.
 */
export const cssString = (text: string): string =>
  `"${text.replaceAll(unprintable, '').replaceAll(/[^A-Za-z0-9 ]/gu, (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `)}"`;
