import { answerPool } from '../../app/jobs/worker-pool.ts';
import { decodeFrame } from './decode-frame.ts';
import type { CompressedFrame, DecodedFrame } from './decode-frame.ts';
import { decodePicture } from './decode-picture.ts';
import type { PictureFrame } from './decode-picture.ts';

const decode = (frame: CompressedFrame | PictureFrame): Promise<DecodedFrame> =>
  'picture' in frame ? decodePicture(frame) : decodeFrame(frame);

answerPool(decode, ({ values: { buffer } }) => [buffer]);
