/**
 * How long a frame stands before the next one, ms.
 *
 * @param frameTimesMs  of a file: one Frame Time for all, or the Frame Time Vector, whose entries are the times since the
 *   frame before (the first is 0). @param frame 0-based. @returns undefined when the file does not say. Total.
 * @source DICOM PS3.3 C.7.6.5.1.1 (Frame Time), C.7.6.5.1.2 (Frame Time Vector). After the last frame the vector says
 *   nothing: it stands as long as the one before.
 */
export function frameDuration(frameTimesMs: readonly number[], frame: number): number | undefined {
  const value = frameTimesMs.length === 1 ? frameTimesMs[0] : (frameTimesMs[frame + 1] ?? frameTimesMs.at(-1));
  return value !== undefined && value > 0 ? value : undefined;
}
