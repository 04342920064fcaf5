import { createHash } from 'node:crypto';
import { localDateOf } from '../../models/base/dates.ts';
import type { Writer } from '../../models/dicom/write/modules.ts';
import type { Report } from '../../models/report/report.ts';

/** A DICOM UID out of a text: `2.25.` and 128 bits of its SHA-256 as a decimal number; the same text, the same UID. */
export const uidFrom = (text: string): string =>
  `2.25.${BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 32)}`)}`;

/** A UUID out of a text, in the form of version 8. @source RFC 9562 5.8. */
export function uuidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `9${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * Who writes the objects of a report, and when: its own time on this machine's clock. Each object has a UID of its own.
 *
 * @param digest  of the report's content: a changed draft writes other objects.
 */
export function writerOf({ product, signature, at }: Report, digest: string): Writer {
  const when = new Date(signature?.at ?? at);
  const two = (n: number): string => String(n).padStart(2, '0');
  let next = 0;
  return {
    version: product.version,
    person: signature?.by.name.slice(0, 64) ?? '',
    date: localDateOf(when).replaceAll('-', ''),
    time: `${two(when.getHours())}${two(when.getMinutes())}${two(when.getSeconds())}`,
    newUid: () => uidFrom(`${digest} ${when.toISOString()} ${next++}`),
  };
}
