/** Follows the records of one contig through pieces of a sorted file, to know when all that reach over a place were seen. */
export interface Reach {
  /** The next piece begins at `at` of `bytes`. @returns whether a record of the contig does so too. */
  begin(bytes: Uint8Array, at: number): boolean;
  /** @returns 0-based start of the last record that begins in the piece; -1 where that cannot be told, Infinity where another contig begins. */
  add(piece: Uint8Array): number;
  /** Of the piece that was added last: where its last whole record ends. */
  end(piece: Uint8Array): number;
}
