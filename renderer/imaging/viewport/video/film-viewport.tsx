import { useEffect, useRef, useState } from 'react';
import type { DisplaySet, Video } from '../../../../models/imaging/display-set.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { t } from '../../../ui/text/t.ts';
import { reading } from '../../view/reading.ts';
import { FilmBar } from './film-bar.tsx';
import { syntaxName, whyNot } from './why-not.ts';
import { useFilm } from './use-film.ts';
import './film-viewport.css';

export interface FilmViewportProps {
  readonly index: number;
  readonly displaySet: DisplaySet;
  readonly video: Video;
  readonly isActive: boolean;
  readonly isDropTarget: boolean;
  readonly studyDate: string;
}

/** A viewport with a film: played from the stream as the file has it, or why it cannot be. */
export function FilmViewport(props: FilmViewportProps) {
  const { index, displaySet, video, isActive, isDropTarget } = props;
  const answer = useCall((signal) => whyNot(video, signal), video.instance);
  const reason = answer.status === 'failed' ? answer.error : answer.status === 'done' ? answer.value : null;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const activate = (): void => reading.set((state) => (state.active === index ? state : { ...state, active: index }));
    const viewport = section.current;
    viewport?.addEventListener('focusin', activate);
    return () => viewport?.removeEventListener('focusin', activate);
  }, [index]);
  const name = [displaySet.modality, displaySet.description].filter(Boolean).join(' ');
  return (
    <section
      className="viewport film-viewport"
      ref={section}
      data-theme="dark"
      role="application"
      aria-roledescription={t('imaging.viewport')}
      aria-label={t('imaging.film.label', { name, frames: video.frames })}
      tabIndex={0}
      data-pane={index}
      data-active={isActive}
      data-drop={isDropTarget}
    >
      {answer.status === 'done' && !answer.value && <Film {...props} />}
      {reason && <WhyNot reason={reason} video={video} />}
    </section>
  );
}

function Film({ displaySet, video, studyDate }: FilmViewportProps) {
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const { film, control } = useFilm(element, displaySet.id, video);
  if (film.status === 'failed')
    return <WhyNot reason={{ code: 'imaging.film-broken', params: { syntax: syntaxName(video) } }} video={video} />;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a film of the inside of a body has no words */}
      <video
        ref={setElement}
        src={`/videos/${video.instance}`}
        preload="auto"
        playsInline
        disablePictureInPicture
        aria-label={displaySet.description}
        onClick={control.togglePlay}
      />
      <div className="corner-text" data-corner="top-left">
        <p>
          <b>{displaySet.description || t('imaging.series', { number: String(displaySet.seriesNumber ?? '?') })}</b>
        </p>
        {displaySet.taken?.scanner && <p>{displaySet.taken.scanner}</p>}
      </div>
      <div className="corner-text" data-corner="top-right">
        <p>{studyDate}</p>
        <p>{t('imaging.lossy')}</p>
      </div>
      <FilmBar film={film} video={video} control={control} />
    </>
  );
}

/** What cannot be played can be saved, as it came. */
const WhyNot = ({
  reason,
  video,
}: {
  readonly reason: Pick<Parameters<typeof Refusal>[0], 'code' | 'params'>;
  readonly video: Video;
}) => (
  <div className="film-viewport-reason">
    <Refusal code={reason.code} params={reason.params} />
    <a href={`/videos/${video.instance}`} download={`${video.sopInstanceUid}.mpg`}>
      {t('imaging.film.save')}
    </a>
  </div>
);
