import { videoContainer } from '../../../../models/dicom/pixels/video/video-container.ts';
import type { VideoContainer } from '../../../../models/dicom/pixels/video/video-container.ts';
import { transferSyntaxOf } from '../../../../models/dicom/read/transfer-syntaxes.ts';
import type { Reason } from '../../../../models/base/result.ts';
import type { Video } from '../../../../models/imaging/display-set.ts';
import { t } from '../../../ui/text/t.ts';
import { refusalOf } from '../../engine/refusal-of.ts';

/** What a window can be asked to play; everything else is told by its name. */
const played: readonly VideoContainer[] = ['mp4', 'matroska'];

/** How a browser is asked whether it plays a compression, by what its transfer syntaxes are named. */
const codecs = [
  ['HEVC', 'video/mp4; codecs="hvc1.1.6.L153.B0"'],
  ['AVC', 'video/mp4; codecs="avc1.64002a"'],
] as const;

/**
 * Why a film cannot be played here, null where nothing speaks against it: its wrapping, then its compression.
 *
 * @throws AppError what the library answers instead of its first bytes.
 */
export async function whyNot(video: Video, signal: AbortSignal): Promise<Reason | null> {
  const answer = await fetch(`/videos/${video.instance}`, { headers: { range: 'bytes=0-399' }, signal });
  if (!answer.ok) throw await refusalOf(answer);
  const container = videoContainer(new Uint8Array(await answer.arrayBuffer()));
  const syntax = syntaxName(video);
  if (!played.includes(container))
    return { code: 'imaging.film-container', params: { container: t(`imaging.film.${container}`), syntax } };
  const type = codecs.find(([name]) => syntax.includes(name))?.[1];
  const canPlay = type === undefined || document.createElement('video').canPlayType(type) !== '';
  return canPlay ? null : { code: 'imaging.film-codec', params: { syntax } };
}

/** The compression by the standard's name. */
export const syntaxName = ({ transferSyntaxUid }: Video): string =>
  transferSyntaxOf(transferSyntaxUid)?.name ?? transferSyntaxUid;
