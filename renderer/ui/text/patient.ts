/** A DICOM person name as it is read: `SAMPLE^Jane^^Dr` → `SAMPLE, Jane`. The first group that says something counts. */
export function nameText(pn: string): string {
  const group = pn.split('=').find((one) => one.trim() !== '') ?? '';
  const [family = '', given = '', middle = ''] = group.split('^').map((part) => part.trim());
  const first = [given, middle].filter(Boolean).join(' ');
  return [family, first].filter(Boolean).join(', ');
}

/** `HH:MM` of a wall clock time `HH:MM:SS`, after its date; the date alone when no time is known. */
export const momentText = (date: string | null, time: string | null): string =>
  date === null ? '' : time === null ? date : `${date} ${time.slice(0, 5)}`;

/** Hours, minutes and seconds of an instant on this machine's clock. */
export const clockText = (instant: string): string => new Date(instant).toTimeString().slice(0, 8);
