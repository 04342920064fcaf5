/**
 * The order in which a stack's images are wanted: the middle one, then its neighbours, outward to both ends, so that what
 * has come is always one run of images.
 *
 * @returns indices 0 … count − 1, each once. Total for count ≥ 0.
 */
export function outwardOrder(count: number): readonly number[] {
  const middle = count >> 1;
  const order: number[] = [];
  for (let away = 0; order.length < count; away++) {
    if (middle + away < count) order.push(middle + away);
    if (away > 0 && middle - away >= 0) order.push(middle - away);
  }
  return order;
}
