/**
 * A DICOM person name as it is read: `Family, Given Middle`, in Latin letters where there are any, and beside them as the
 * person writes it: `Yamada, Tarou (山田, 太郎)`. Empty for a name that says nothing. Total.
 *
 * @param value  up to three groups apart by `=`: alphabetic, ideographic, phonetic.
 * @source  DICOM PS3.5 6.2.1.1.
 */
export function personNameText(value: string): string {
  const [alphabetic = '', ideographic = '', phonetic = ''] = value.split('=').map(groupText);
  const written = ideographic || phonetic;
  if (!alphabetic || !written) return alphabetic || written;
  return alphabetic === written ? alphabetic : `${alphabetic} (${written})`;
}

function groupText(group: string): string {
  const [family = '', given = '', middle = ''] = group.split('^').map((part) => part.trim());
  const givens = [given, middle].filter((part) => part !== '').join(' ');
  return [family, givens].filter((part) => part !== '').join(', ');
}
