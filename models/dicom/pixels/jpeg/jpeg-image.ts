/** A Huffman table, laid out for decoding: short codes by their bits, longer ones by length: the least code, the greatest, where its symbols begin. */
export interface HuffmanTable {
  readonly short: Uint16Array; // by the next 8 bits: length × 256 + symbol; 0 for a longer code
  readonly least: Int32Array; // [1 … 16]
  readonly most: Int32Array; // -1 where no code has this length
  readonly from: Int32Array;
  readonly symbols: Uint8Array;
}

/** One colour component: how it is sampled, and its coefficients, block after block in natural order. */
export interface JpegComponent {
  readonly id: number;
  readonly across: number; // sampling factors
  readonly down: number;
  readonly quantTable: number;
  readonly blocksAcross: number; // that hold samples; the grid below may be padded to whole MCUs
  readonly blocksDown: number;
  readonly gridAcross: number;
  readonly coefficients: Int16Array; // 64 a block
  quantizers: Uint16Array | null; // taken over when the component's first scan begins
}

/** A JPEG frame while its scans are read. */
export interface JpegImage {
  readonly bits: number; // 8 or 12
  readonly columns: number;
  readonly rows: number;
  readonly isProgressive: boolean;
  readonly components: readonly JpegComponent[];
  readonly mcusAcross: number;
  readonly mcusDown: number;
  readonly mostAcross: number; // greatest sampling factors
  readonly mostDown: number;
}

/** One scan: which components, which coefficients (`from` … `to`), which bits of them. */
export interface JpegScan {
  readonly parts: readonly {
    readonly component: JpegComponent;
    readonly dc: HuffmanTable | undefined;
    readonly ac: HuffmanTable | undefined;
  }[];
  readonly from: number;
  readonly to: number;
  readonly high: number; // bit position before this scan; 0 in the first
  readonly low: number;
  readonly restart: number; // MCUs between restart marks; 0 for none
}

/** What the marks of a code stream say of its colours. */
export interface JpegColors {
  readonly isJfif: boolean;
  readonly adobeTransform: number | null;
  readonly ids: readonly number[];
}
