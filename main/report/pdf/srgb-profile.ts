/**
 * An sRGB ICC profile (version 2, matrix and curves, 1.5 kB), as the output intent of a PDF/A names one. Made from the
 * numbers of the standard; the same bytes each time.
 *
 * @source ICC.1:2001-04; IEC 61966-2-1, colourants adapted to D50.
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.4360747, 0.2225045, 0.0139322)],
    ['gXYZ', xyz(0.3850649, 0.7168786, 0.0971045)],
    ['bXYZ', xyz(0.1430804, 0.0606169, 0.7141733)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  return assembled(tags);
}

const headerBytes = 128;

function assembled(tags: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const places = new Map<Uint8Array, number>();
  let end = headerBytes + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (places.has(data)) continue; // the three curves are one
    places.set(data, end);
    end += Math.ceil(data.length / 4) * 4;
  }
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, end);
  view.setUint32(8, 0x02100000); // version 2.1
  putText(bytes, 12, 'mntrRGB XYZ ');
  for (const [i, part] of [2026, 1, 1].entries()) view.setUint16(24 + 2 * i, part);
  putText(bytes, 36, 'acsp');
  for (const [i, part] of [0.9642, 1, 0.8249].entries()) view.setInt32(68 + 4 * i, Math.round(part * 65536));
  view.setUint32(headerBytes, tags.length);
  for (const [i, [name, data]] of tags.entries()) {
    const at = headerBytes + 4 + i * 12;
    putText(bytes, at, name);
    view.setUint32(at + 4, places.get(data) ?? 0);
    view.setUint32(at + 8, data.length);
    bytes.set(data, places.get(data) ?? 0);
  }
  return bytes;
}

function toneCurve(): Uint8Array {
  const points = 512;
  const bytes = new Uint8Array(12 + 2 * points);
  const view = new DataView(bytes.buffer);
  putText(bytes, 0, 'curv');
  view.setUint32(8, points);
  for (let i = 0; i < points; i++) {
    const v = i / (points - 1);
    view.setUint16(12 + 2 * i, Math.round(65535 * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)));
  }
  return bytes;
}

function xyz(...parts: readonly [number, number, number]): Uint8Array {
  const bytes = new Uint8Array(20);
  putText(bytes, 0, 'XYZ ');
  for (const [i, part] of parts.entries()) new DataView(bytes.buffer).setInt32(8 + 4 * i, Math.round(part * 65536));
  return bytes;
}

function text(value: string): Uint8Array {
  const bytes = new Uint8Array(8 + value.length + 1);
  putText(bytes, 0, 'text');
  putText(bytes, 8, value);
  return bytes;
}

/** ASCII, then empty Unicode and Script Code parts. */
function description(value: string): Uint8Array {
  const bytes = new Uint8Array(12 + value.length + 1 + 8 + 70);
  putText(bytes, 0, 'desc');
  new DataView(bytes.buffer).setUint32(8, value.length + 1);
  putText(bytes, 12, value);
  return bytes;
}

function putText(into: Uint8Array, at: number, ascii: string): void {
  for (let i = 0; i < ascii.length; i++) into[at + i] = ascii.charCodeAt(i);
}
