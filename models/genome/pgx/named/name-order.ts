const parts = (name: string): readonly string[] => name.match(/\d+|\D+/g) ?? [];
const isNumber = (part: string): boolean => /^\d/.test(part);

/**
 * Orders allele names as the field writes them: numbers by value (`*2` before `*17`), letters by code, combinations in
 * brackets last and by how many they join. Total.
 */
export function nameOrder(a: string, b: string): number {
  const joined = joins(a) - joins(b);
  if (joined !== 0) return joined;
  const [left, right] = [parts(a), parts(b)];
  for (const [i, part] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    if (part === other) continue;
    if (isNumber(part) && isNumber(other) && Number(part) !== Number(other)) return Number(part) - Number(other);
    return part < other ? -1 : 1;
  }
  return left.length - right.length;
}

const joins = (name: string): number => (name.startsWith('[') ? name.split(' + ').length : 0);
