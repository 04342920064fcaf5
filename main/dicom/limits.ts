/** What an import takes at most. Bytes, files, milliseconds; every bound of the import stands here. */
export const limits = {
  /** One file, packed or not: it is held in memory once. */
  fileBytes: 2 * 1024 ** 3 - 1,
  /** What a deflated data set may unpack to: it is held twice while it is joined. */
  inflatedBytes: 1024 ** 3,
  /** A batch is one transaction and one flush to disk. One is entered while the next is read: two are in memory. */
  batch: { leastFiles: 64, mostFiles: 1024, mostBytes: 128 * 1024 ** 2 },
  threads: 4,
  /** After this a reading thread is taken to be wedged: what a slow disk needs, and what a file of this size may add. */
  reading: { ms: 60_000, msPerMegabyte: 500 },
  /** Of one archive. No honest compression reaches `ratio`: deflate ends at 1032. */
  archive: { bytes: 256 * 1024 ** 3, members: 2_000_000, ratio: 1100, ratioFromBytes: 1024 ** 2 },
  /** Rows told of one import. */
  rows: 10_000,
} as const;

const megabyte = 1024 ** 2;

/** How long the reading of a file of this size may take. */
export const readingMs = (bytes: number): number =>
  limits.reading.ms + Math.ceil(bytes / megabyte) * limits.reading.msPerMegabyte;
