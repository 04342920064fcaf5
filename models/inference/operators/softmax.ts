/**
 * Turns the network's answers into probabilities that add up to 1 in every voxel.
 *
 * @param logits  `channels × voxels`, the channel slowest.
 * @returns the same layout, 0–1. Total.
 */
export function softmax(logits: Float32Array, channels: number): Float32Array {
  const voxels = logits.length / channels;
  const probabilities = new Float32Array(logits.length);
  for (let v = 0; v < voxels; v++) {
    let largest = -Infinity;
    for (let c = 0; c < channels; c++) largest = Math.max(largest, logits[c * voxels + v] ?? 0);
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += Math.exp((logits[c * voxels + v] ?? 0) - largest);
    for (let c = 0; c < channels; c++)
      probabilities[c * voxels + v] = Math.exp((logits[c * voxels + v] ?? 0) - largest) / sum;
  }
  return probabilities;
}
