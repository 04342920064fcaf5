import { crc32, deflateSync } from 'node:zlib';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

interface PngFormat {
  readonly width: number;
  readonly height: number;
  readonly samples: 1 | 3;
  readonly aspect?: number; // height of a pixel by its width, where it is not 1
  /** 16: two bytes a sample in `pixels`, the higher first. 8 when not said. */
  readonly bits?: 8 | 16;
}

/** A PNG of grey (`samples` 1) or red-green-blue (3) pixels, row after row; 8 bits a sample unless said. */
export function png(
  pixels: Uint8Array,
  { width, height, samples, aspect = 1, bits = 8 }: PngFormat,
): Uint8Array<ArrayBuffer> {
  const row = (width * samples * bits) / 8;
  const lines = new Uint8Array((row + 1) * height); // each line begins with filter 0
  for (let y = 0; y < height; y++) lines.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([bits, samples === 1 ? 0 : 2, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', head),
    ...aspectChunk(aspect),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', new Uint8Array()),
  ];
  return Uint8Array.from(Buffer.concat([signature, ...parts]));
}

/** Pixels per unit, across and down, for pixels that are not square. */
function aspectChunk(aspect: number): readonly Buffer[] {
  if (Math.abs(aspect - 1) < 1e-4) return [];
  const body = new DataView(new ArrayBuffer(9)); // the unit is not a metre but none: 0
  body.setUint32(0, Math.round(aspect * 10_000));
  body.setUint32(4, 10_000);
  return [chunk('pHYs', new Uint8Array(body.buffer))];
}

function chunk(name: string, body: Uint8Array): Buffer {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(name, 4, 'latin1');
  out.set(body, 8);
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
  return out;
}
