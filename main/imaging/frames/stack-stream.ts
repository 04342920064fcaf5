import { isAppError } from '../../../models/base/app-error.ts';
import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { outwardOrder } from '../../../models/imaging/view/stack/stack-order.ts';
import { failedPiece, pieceHead } from '../../../models/imaging/view/stack/stack-pieces.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { shownFrame } from './shown-frame.ts';

const ahead = 6; // images read or decoded while those before are being sent

interface Images {
  readonly recordOf: (frame: Frame) => { readonly record: InstanceRecord; readonly header: InstanceHeader } | undefined;
  readonly library: Pick<Library, 'blobs'>;
}

/**
 * The images of a display set that can be shown, from the middle outward, as `stack-pieces` has it, each in the format that
 * the set tells. The first that cannot be read ends it with its reason; reading stops when nobody takes any more.
 */
export function stackStream({ frames }: DisplaySet, images: Images): ReadableStream<Uint8Array> {
  const wanted = outwardOrder(frames.length).filter((index) => frames[index]?.problem === null);
  const read = async (index: number): Promise<Uint8Array> => {
    const frame = frames[index];
    const found = frame && images.recordOf(frame);
    if (!found) throw new TypeError('an image of a display set has its record');
    return shownFrame(found.record, found.header, { frame: frame.frame, library: images.library });
  };
  const reading: { readonly index: number; readonly bytes: Promise<Uint8Array> }[] = [];
  let next = 0;
  const readAhead = (): void => {
    for (; reading.length < ahead && next < wanted.length; next++) {
      const index = wanted[next] ?? 0;
      const bytes = read(index);
      bytes.catch(() => undefined); // told when it is its turn
      reading.push({ index, bytes });
    }
  };
  return new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      readAhead();
      const first = reading.shift();
      if (!first) return stream.close();
      try {
        const bytes = await first.bytes;
        stream.enqueue(pieceHead(first.index, bytes.length));
        stream.enqueue(bytes);
      } catch (error) {
        if (!isAppError(error)) throw error;
        stream.enqueue(failedPiece({ code: error.code, params: error.params }));
        stream.close();
      }
    },
  });
}
