import { inflateRawSync } from 'node:zlib';

/** An array of bytes of a NumPy archive, slowest axis first, whichever way it was stored. */
export interface NpyBytes {
  readonly shape: readonly [number, number, number];
  readonly values: Uint8Array;
}

/** A three-dimensional `.npy` of unsigned bytes. @throws Error for anything else. */
function readNpy(bytes: Uint8Array): NpyBytes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 10 + view.getUint16(8, true);
  const head = Buffer.from(bytes.subarray(10, start)).toString('latin1');
  const [x, y, z] = (/'shape': \((\d+), (\d+), (\d+)\)/.exec(head) ?? []).slice(1).map(Number);
  if (!head.includes("'|u1'") || !x || !y || !z) throw new Error(`not three axes of unsigned bytes: ${head}`);
  const stored = bytes.subarray(start);
  if (!head.includes("'fortran_order': True")) return { shape: [x, y, z], values: stored };
  const values = Uint8Array.from({ length: x * y * z }, (_, i) => {
    const [a, b, c] = [Math.floor(i / (y * z)), Math.floor(i / z) % y, i % z];
    return stored[a + x * (b + y * c)] ?? 0;
  });
  return { shape: [x, y, z], values };
}

const [centralEntry, endOfCentral] = [0x02014b50, 0x06054b50];

/** The arrays of a `.npz`, by name. @source  PKWARE APPNOTE 4.3; NumPy format 1.0. */
export function* readNpz(file: Uint8Array): Generator<readonly [string, NpyBytes]> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let end = file.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== endOfCentral) end--;
  for (let at = view.getUint32(end + 16, true); view.getUint32(at, true) === centralEntry;) {
    const [method, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    const name = Buffer.from(file.subarray(at + 46, at + 46 + (nameLength ?? 0))).toString('latin1');
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = file.subarray(from, from + size);
    yield [name.replace(/\.npy$/, ''), readNpy(method === 0 ? packed : inflateRawSync(packed))];
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
}
