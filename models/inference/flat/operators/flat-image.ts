/** One image: `channels × rows × columns` values, the channel slowest. */
export interface FlatImage {
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Values of one channel. Total. */
export const channelOf = ({ rows, columns, values }: FlatImage, channel: number): Float32Array =>
  values.subarray(channel * rows * columns, (channel + 1) * rows * columns);

/** A part of an image, from its first row and column on, cut where the image ends. Total. */
export function cutPart(
  { channels, rows, columns, values }: FlatImage,
  [top, left]: readonly [number, number],
  [height, width]: readonly [number, number],
): FlatImage {
  const [high, wide] = [Math.min(height, rows - top), Math.min(width, columns - left)];
  const part = new Float32Array(channels * high * wide);
  for (let channel = 0; channel < channels; channel++)
    for (let row = 0; row < high; row++) {
      const from = (channel * rows + top + row) * columns + left;
      part.set(values.subarray(from, from + wide), (channel * high + row) * wide);
    }
  return { channels, rows: high, columns: wide, values: part };
}
