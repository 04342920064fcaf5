const texts: Readonly<Record<string, string>> = {
  AE: 'ANONYMIZED',
  AS: '000Y',
  CS: 'ANONYMIZED',
  DA: '19000101',
  DS: '0',
  DT: '19000101000000',
  IS: '0',
  LO: 'ANONYMIZED',
  LT: 'ANONYMIZED',
  PN: 'ANONYMIZED',
  SH: 'ANONYMIZED',
  ST: 'ANONYMIZED',
  TM: '000000',
  UC: 'ANONYMIZED',
  UR: 'ANONYMIZED',
  UT: 'ANONYMIZED',
};

/**
 * A value that says nothing, for an attribute that must have one.
 *
 * @param length  of the value it stands for; binary values keep it. @returns the value's bytes. Total.
 */
export function dummyFor(vr: string, length: number): Uint8Array {
  const value = texts[vr];
  return value === undefined ? new Uint8Array(length) : new TextEncoder().encode(value);
}
