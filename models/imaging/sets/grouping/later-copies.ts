import type { ReceivedImage } from '../received-image.ts';

/** The files whose SOP Instance UID an earlier file of the list has: different files with one identifier. Total. */
export function laterCopies(received: readonly ReceivedImage[]): ReadonlySet<ReceivedImage> {
  const first = new Map<string, ReceivedImage>();
  for (const file of received) {
    const { sopInstanceUid } = file.header;
    if (!first.has(sopInstanceUid)) first.set(sopInstanceUid, file);
  }
  return new Set(received.filter((file) => first.get(file.header.sopInstanceUid) !== file));
}
