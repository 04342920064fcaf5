import { colored, paletteLevels } from '../../../models/dicom/header/palette.ts';
import type { Palette } from '../../../models/dicom/header/palette.ts';
import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import { explicitLittleEndian } from '../../../models/dicom/read/transfer-syntaxes.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { fileRange } from './file-bytes.ts';
import { readValues } from './read-values.ts';
import { storedFrame } from './stored-frame.ts';

interface Asked {
  readonly frame: number;
  readonly library: Pick<Library, 'blobs'>;
}

/** Bytes of one frame in the format its display set tells. @throws AppError as `storedFrame`, for palette images as `readValues`. */
export async function shownFrame(
  record: InstanceRecord,
  header: InstanceHeader,
  asked: Asked,
): Promise<{ readonly bytes: Uint8Array; readonly transferSyntaxUid: string }> {
  const palette = header.image?.palette;
  if (palette)
    return { bytes: await colors(record, header, { ...asked, palette }), transferSyntaxUid: explicitLittleEndian };
  const stored = await storedFrame(record, header, asked);
  if (stored.kind === 'compressed') return stored;
  return { bytes: octetsOf(stored.values), transferSyntaxUid: stored.transferSyntaxUid };
}

/** Red, green, blue of a palette image. @throws AppError as `readValues`. */
export async function colors(
  record: InstanceRecord,
  header: InstanceHeader,
  { palette, ...asked }: Asked & { readonly palette: Palette },
): Promise<Uint8Array> {
  const tables = palette.channels.map(async (channel) =>
    paletteLevels(
      await fileRange(record, [channel.offset, channel.length], asked.library),
      channel,
      palette.isLittleEndian,
    ),
  );
  const firsts = palette.channels.map(({ first }) => first);
  return colored(await readValues(record, header, asked), await Promise.all(tables), firsts);
}

/** Values as bytes, little endian as every platform here is; 64-bit floats become 32-bit ones, as the frame's format says. */
function octetsOf(values: StoredValues): Uint8Array {
  const shown = values instanceof Float64Array ? Float32Array.from(values) : values;
  return new Uint8Array(shown.buffer, shown.byteOffset, shown.byteLength);
}
