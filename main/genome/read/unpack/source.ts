/** What reading a file's bytes is told and tells. */
export interface Source {
  readonly path: string;
  readonly bytes: number; // size of the file
  /** Every byte of the file, as stored, in order: for the digest and the progress. */
  onRead(stored: Uint8Array): void;
  /** The file ends before its end: what was yielded is whole lines of a cut file. */
  onCut(reason: 'inside' | 'no-end-mark'): void;
}
