import type { LookUp } from './tone.ts';

/** The entry of a value; values beyond an end, and between entries, take the nearest. @source DICOM PS3.3 C.11.1.1.1. Total. */
export function lookUp(value: number, { first, entries }: LookUp): number {
  const at = Math.min(Math.max(Math.round(value) - first, 0), entries.length - 1);
  return entries[at] ?? 0;
}
