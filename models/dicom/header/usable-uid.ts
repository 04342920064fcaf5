/**
 * A UID that can be used as one. What is none by its letters or length (some de-identifiers write hashes) is replaced by
 * a UUID-derived one made of the text, so that equal texts stay equal.
 *
 * @returns the text itself when it is a UID; empty for an empty text. Total.
 * @source  DICOM PS3.5 9.1 and B.2; the 128 bits are FNV-1a of the text.
 */
export function usableUid(text: string): string {
  if (text === '' || /^[0-9.]{1,64}$/.test(text)) return text;
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (let i = 0; i < text.length; i++)
    hash = BigInt.asUintN(128, (hash ^ BigInt(text.charCodeAt(i))) * 0x1000000000000000000013bn);
  return `2.25.${hash}`;
}
