import { Minus, Pause, Play, Plus, StepBack, StepForward } from 'lucide-react';
import type { Video } from '../../../../models/imaging/display-set.ts';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import type { FilmControl } from './film-control.ts';
import type { FilmState } from './use-film.ts';

export interface FilmBarProps {
  readonly film: FilmState;
  readonly video: Video;
  readonly control: FilmControl;
}

/** Under a film: play, one frame on or back, where it stands, how fast it runs. */
export function FilmBar({ film, video, control }: FilmBarProps) {
  const at = t('imaging.film.frame', { n: film.frame + 1, total: video.frames });
  return (
    <div className="film-bar" role="toolbar" aria-label={t('imaging.film.controls')}>
      <IconButton icon={StepBack} label={t('imaging.film.back')} keys="↑" onClick={() => control.step(-1)} />
      <IconButton
        icon={film.isPlaying ? Pause : Play}
        label={t(film.isPlaying ? 'imaging.film.pause' : 'imaging.film.play')}
        keys="C"
        onClick={control.togglePlay}
      />
      <IconButton icon={StepForward} label={t('imaging.film.on')} keys="↓" onClick={() => control.step(1)} />
      <input
        type="range"
        min={0}
        max={video.frames - 1}
        value={film.frame}
        aria-label={t('imaging.film.position')}
        aria-valuetext={at}
        onChange={({ currentTarget }) => control.seek(Number(currentTarget.value))}
      />
      <span>{at}</span>
      <IconButton icon={Minus} label={t('imaging.cine.slower')} keys="<" onClick={() => control.changeRate(-1)} />
      <span>{t('imaging.film.rate', { rate: numberText(film.rate, 2) })}</span>
      <IconButton icon={Plus} label={t('imaging.cine.faster')} keys=">" onClick={() => control.changeRate(1)} />
    </div>
  );
}
