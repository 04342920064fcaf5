import { decodeScan, natural } from './decode-scan.ts';
import { inverseDct } from './inverse-dct.ts';
import type { HuffmanTable, JpegColors, JpegComponent, JpegImage, JpegScan } from './jpeg-image.ts';
import { upSample } from './up-sample.ts';

/** A decoded JPEG: samples as stored, no colours converted. */
export interface DecodedJpeg {
  readonly columns: number;
  readonly rows: number;
  readonly components: number;
  readonly bits: number;
  readonly values: Uint16Array<ArrayBuffer>; // components of a pixel side by side
  readonly colors: JpegColors;
}

/**
 * Decodes a DCT-based JPEG of 8 or 12 bits: baseline, extended sequential, spectral selection, full progression
 * (processes 1, 2, 4, 6, 8, 10, 12), Huffman-coded.
 *
 * @param mostPixels  what the file's header says the frame has: a stream that claims more is refused before room is made.
 * @throws RangeError for lossless, hierarchical and arithmetic-coded streams, and for broken ones.
 * @source  ITU-T T.81.
 */
export function decodeJpeg(bytes: Uint8Array, mostPixels: number): DecodedJpeg {
  const reading = new JpegReading(bytes, mostPixels);
  const image = reading.read();
  const { columns, rows, bits, components } = image;
  const values = new Uint16Array(columns * rows * components.length);
  components.forEach((component, c) => {
    const samples = samplesOf(component, image);
    const [across, down] = [image.mostAcross / component.across, image.mostDown / component.down];
    const whole = upSample(samples, { across, down, columns, rows });
    for (let i = 0; i < columns * rows; i++) values[i * components.length + c] = whole[i] ?? 0;
  });
  return { columns, rows, bits, components: components.length, values, colors: reading.colors(image) };
}

/** Samples of one component in its own size. */
function samplesOf(component: JpegComponent, { columns, rows, mostAcross, mostDown, bits }: JpegImage) {
  const width = Math.ceil((columns * component.across) / mostAcross);
  const height = Math.ceil((rows * component.down) / mostDown);
  const values = new Uint16Array(width * height);
  const { quantizers, coefficients, gridAcross } = component;
  if (!quantizers) throw new RangeError('a component without a scan');
  const block = new Uint16Array(64);
  const work = new Float64Array(64);
  for (let by = 0; by * 8 < height; by++)
    for (let bx = 0; bx * 8 < width; bx++) {
      const at = (by * gridAcross + bx) * 64;
      inverseDct(coefficients.subarray(at, at + 64), { quantizers, bits, work }, block);
      const [w, h] = [Math.min(8, width - bx * 8), Math.min(8, height - by * 8)];
      for (let y = 0; y < h; y++) values.set(block.subarray(y * 8, y * 8 + w), (by * 8 + y) * width + bx * 8);
    }
  return { values, columns: width, rows: height };
}

const decodable = new Set([0xc0, 0xc1, 0xc2]);

/** One pass over the marks of a code stream. */
class JpegReading {
  readonly #bytes: Uint8Array;
  readonly #mostPixels: number;
  readonly #quantizers = new Map<number, Uint16Array>();
  readonly #huffman = new Map<number, HuffmanTable>(); // class × 16 + number
  #restart = 0;
  #isJfif = false;
  #adobe: number | null = null;
  #image: JpegImage | null = null;

  constructor(bytes: Uint8Array, mostPixels: number) {
    this.#bytes = bytes;
    this.#mostPixels = mostPixels;
  }

  read(): JpegImage {
    const { length } = this.#bytes;
    let at = 0;
    while (at + 4 <= length) {
      if (this.#bytes[at] !== 0xff) {
        at++;
        continue;
      }
      const mark = this.#bytes[at + 1] ?? 0;
      if (mark === 0xd9 && this.#image) break;
      if (mark === 0xff || mark === 0 || mark === 1 || (mark >= 0xd0 && mark <= 0xd9)) {
        at += mark === 0xff ? 1 : 2;
        continue;
      }
      const size = this.#word(at + 2);
      at =
        mark === 0xda ? this.#scan(at + 4, at + 2 + size) : (this.#segment(mark, at + 4, at + 2 + size), at + 2 + size);
    }
    if (!this.#image) throw new RangeError('no JPEG frame');
    return this.#image;
  }

  colors({ components }: JpegImage): JpegColors {
    return { isJfif: this.#isJfif, adobeTransform: this.#adobe, ids: components.map(({ id }) => id) };
  }

  #byte(at: number): number {
    return this.#bytes[at] ?? 0;
  }
  #word(at: number): number {
    return this.#byte(at) * 256 + this.#byte(at + 1);
  }
  #text(at: number, length: number): string {
    return String.fromCharCode(...this.#bytes.subarray(at, at + length));
  }

  #segment(mark: number, at: number, end: number): void {
    if (mark === 0xdb) this.#readQuantizers(at, end);
    else if (mark === 0xc4) this.#readHuffman(at, end);
    else if (mark === 0xdd) this.#restart = this.#word(at);
    else if (mark === 0xe0 && this.#text(at, 4) === 'JFIF') this.#isJfif = true;
    else if (mark === 0xee && this.#text(at, 5) === 'Adobe') this.#adobe = this.#byte(at + 11);
    else if (decodable.has(mark)) this.#image = this.#frame(mark, at);
    else if (mark >= 0xc3 && mark <= 0xcf && mark !== 0xc8 && mark !== 0xcc)
      throw new RangeError(`JPEG of kind ${mark - 0xc0}`);
  }

  #readQuantizers(start: number, end: number): void {
    for (let at = start; at < end;) {
      const head = this.#byte(at++);
      const isWide = head >> 4 > 0;
      const table = new Uint16Array(64);
      for (const place of natural) {
        table[place] = isWide ? this.#word(at) : this.#byte(at);
        at += isWide ? 2 : 1;
      }
      this.#quantizers.set(head & 15, table);
    }
  }

  #readHuffman(start: number, end: number): void {
    for (let at = start; at < end;) {
      const head = this.#byte(at++);
      const counts = this.#bytes.subarray(at, at + 16);
      const total = counts.reduce((sum, count) => sum + count, 0);
      this.#huffman.set(head, tableOf(counts, this.#bytes.slice(at + 16, at + 16 + total)));
      at += 16 + total;
    }
  }

  #frame(mark: number, at: number): JpegImage {
    const [bits, rows, columns, count] = [this.#byte(at), this.#word(at + 1), this.#word(at + 3), this.#byte(at + 5)];
    if ((bits !== 8 && bits !== 12) || rows === 0 || columns === 0 || count === 0 || count > 4)
      throw new RangeError(`${columns}×${rows}×${count}, ${bits} bits`);
    if (rows * columns > this.#mostPixels)
      throw new RangeError(`${columns}×${rows} where ${this.#mostPixels} pixels are expected`);
    const parts = Array.from({ length: count }, (_, i) => {
      const [id, factors, quantTable] = [0, 1, 2].map((k) => this.#byte(at + 6 + i * 3 + k));
      return {
        id: id ?? 0,
        across: (factors ?? 0) >> 4 || 1,
        down: (factors ?? 0) & 15 || 1,
        quantTable: quantTable ?? 0,
      };
    });
    const [mostAcross, mostDown] = [Math.max(...parts.map((p) => p.across)), Math.max(...parts.map((p) => p.down))];
    const [mcusAcross, mcusDown] = [Math.ceil(columns / (8 * mostAcross)), Math.ceil(rows / (8 * mostDown))];
    const components = parts.map((part): JpegComponent => {
      const gridAcross = mcusAcross * part.across;
      return {
        ...part,
        gridAcross,
        blocksAcross: Math.ceil(Math.ceil((columns * part.across) / mostAcross) / 8),
        blocksDown: Math.ceil(Math.ceil((rows * part.down) / mostDown) / 8),
        coefficients: new Int16Array(gridAcross * mcusDown * part.down * 64),
        quantizers: null,
      };
    });
    return {
      bits,
      columns,
      rows,
      isProgressive: mark === 0xc2,
      components,
      mcusAcross,
      mcusDown,
      mostAcross,
      mostDown,
    };
  }

  #scan(at: number, end: number): number {
    const image = this.#image;
    if (!image) throw new RangeError('a scan before its frame');
    const parts = Array.from({ length: this.#byte(at) }, (_, i) => {
      const [id, tables] = [this.#byte(at + 1 + i * 2), this.#byte(at + 2 + i * 2)];
      const component = image.components.find((one) => one.id === id) ?? image.components[i];
      if (!component) throw new RangeError('a scan of no component');
      component.quantizers ??= this.#quantizers.get(component.quantTable) ?? null;
      return { component, dc: this.#huffman.get(tables >> 4), ac: this.#huffman.get(16 + (tables & 15)) };
    });
    const tail = at + 1 + parts.length * 2;
    const [from, to, bits] = [this.#byte(tail), this.#byte(tail + 1), this.#byte(tail + 2)];
    const band = image.isProgressive
      ? { from, to, high: bits >> 4, low: bits & 15 }
      : { from: 0, to: 63, high: 0, low: 0 };
    const scan: JpegScan = { parts, ...band, restart: this.#restart };
    return decodeScan(this.#bytes, end, { image, scan });
  }
}

function tableOf(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const [least, most, from] = [new Int32Array(17), new Int32Array(17).fill(-1), new Int32Array(17)];
  const short = new Uint16Array(256);
  let [code, at] = [0, 0];
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0;
    least[length] = code;
    from[length] = at;
    if (count > 0) most[length] = code + count - 1;
    const spread = 8 - length; // a code of 5 bits is the beginning of 8 bytes
    for (let i = 0; i < (spread < 0 ? 0 : count); i++)
      short.fill(length * 256 + (symbols[at + i] ?? 0), (code + i) << spread, (code + i + 1) << spread);
    code = (code + count) << 1;
    at += count;
  }
  return { short, least, most, from, symbols };
}
