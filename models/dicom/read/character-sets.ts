/**
 * DICOM's character sets by the number of their defined term, as labels of the platform's TextDecoder. Both forms
 * (`ISO_IR 100`, `ISO 2022 IR 100`) decode alike where no escape sequence occurs.
 *
 * @source  DICOM PS3.3 C.12.1.1.2, PS3.5 6.1.2.
 */
const labels: Readonly<Record<string, string>> = {
  '6': 'windows-1252',
  '100': 'windows-1252',
  '101': 'iso-8859-2',
  '109': 'iso-8859-3',
  '110': 'iso-8859-4',
  '144': 'iso-8859-5',
  '127': 'iso-8859-6',
  '126': 'iso-8859-7',
  '138': 'iso-8859-8',
  '148': 'windows-1254',
  '203': 'iso-8859-15',
  '13': 'shift_jis',
  '166': 'windows-874',
  '192': 'utf-8',
  '149': 'euc-kr',
  '58': 'gb18030',
};

/** Escape sequences (after ESC): which half of the code table they set, and what it then holds. */
const escapes: readonly { readonly code: string; readonly half: 'low' | 'high'; readonly to: string }[] = [
  { code: '(B', half: 'low', to: 'ascii' },
  { code: '(J', half: 'low', to: 'ascii' }, // JIS X 0201 romaji: two signs apart, ASCII
  { code: '$B', half: 'low', to: 'jis-x-0208' },
  { code: '$@', half: 'low', to: 'jis-x-0208' },
  { code: '$(D', half: 'low', to: 'jis-x-0212' },
  { code: ')I', half: 'high', to: 'shift_jis' }, // JIS X 0201 katakana
  { code: '$)C', half: 'high', to: 'euc-kr' },
  { code: '$)A', half: 'high', to: 'gb18030' },
  { code: '-A', half: 'high', to: 'windows-1252' },
  { code: '-B', half: 'high', to: 'iso-8859-2' },
  { code: '-C', half: 'high', to: 'iso-8859-3' },
  { code: '-D', half: 'high', to: 'iso-8859-4' },
  { code: '-F', half: 'high', to: 'iso-8859-7' },
  { code: '-G', half: 'high', to: 'iso-8859-6' },
  { code: '-H', half: 'high', to: 'iso-8859-8' },
  { code: '-L', half: 'high', to: 'iso-8859-5' },
  { code: '-M', half: 'high', to: 'windows-1254' },
  { code: '-T', half: 'high', to: 'windows-874' },
  { code: '-b', half: 'high', to: 'iso-8859-15' },
];

const escape = 0x1b;

const labelOf = (term: string): string => {
  const name = term.trim(); // of odd length, it is padded
  if (name === 'GB18030' || name === 'GBK') return 'gb18030';
  return labels[/(\d+)$/.exec(name)?.[1] ?? '6'] ?? 'windows-1252';
};

const decode = (bytes: Uint8Array, label: string): string => new TextDecoder(label, { ignoreBOM: true }).decode(bytes);

/**
 * Text of a value.
 *
 * @param terms  Specific Character Set (0008,0005), split; empty: the default repertoire, where bytes that are proper
 *   UTF-8 are taken as such, since senders forget to say so.
 * @returns the text with delimiters (`\`, `^`, `=`) and padding kept. Total: what cannot be decoded becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, terms: readonly string[]): string {
  if (isAscii(bytes)) return latin(bytes);
  const first = labelOf(terms[0] ?? '');
  if (bytes.includes(escape)) return decodeEscaped(bytes, first);
  return (terms.length === 0 ? asUtf8(bytes) : undefined) ?? decode(bytes, first);
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80 && byte !== escape);

/** A decoder costs more than a short text of plain letters. */
const latin = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** ISO 2022: the code table changes at escape sequences and returns to the first set after a delimiter. */
function decodeEscaped(bytes: Uint8Array, first: string): string {
  let [low, high, text, at] = ['ascii', first, '', 0];
  while (at < bytes.length) {
    const change = bytes[at] === escape ? escapes.find(({ code }) => startsWith(bytes, at + 1, code)) : undefined;
    if (change) {
      if (change.half === 'low') low = change.to;
      else high = change.to;
      at += 1 + change.code.length;
      continue;
    }
    const end = runEnd(bytes, at, low === 'ascii');
    const run = bytes.subarray(at, end);
    text += low === 'ascii' ? decode(run, high) : decodeJis(run, low);
    if (low === 'ascii' && isDelimiter(run.at(-1) ?? 0)) high = first;
    at = end;
  }
  return text;
}

const startsWith = (bytes: Uint8Array, at: number, code: string): boolean =>
  Array.from(code, (letter) => letter.charCodeAt(0)).every((byte, i) => bytes[at + i] === byte);

/** Up to the next escape; in one-byte text also just past the next delimiter. */
function runEnd(bytes: Uint8Array, at: number, isOneByte: boolean): number {
  for (let i = at; i < bytes.length; i++) {
    if (i > at && bytes[i] === escape) return i;
    if (isOneByte && isDelimiter(bytes[i] ?? 0)) return i + 1;
  }
  return bytes.length;
}

const delimiters = new Set(Array.from('\\^=\n\r\f\t', (letter) => letter.charCodeAt(0)));
const isDelimiter = (byte: number): boolean => delimiters.has(byte);

/** Two 7-bit bytes a sign, as EUC-JP has them with the top bit set (JIS X 0212 behind 0x8F). */
function decodeJis(run: Uint8Array, set: string): string {
  const euc: number[] = [];
  for (let i = 0; i + 1 < run.length; i += 2) {
    if (set === 'jis-x-0212') euc.push(0x8f);
    euc.push((run[i] ?? 0) | 0x80, (run[i + 1] ?? 0) | 0x80);
  }
  return decode(Uint8Array.from(euc), 'euc-jp');
}
