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
