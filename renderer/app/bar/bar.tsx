import { Search, Settings, X } from 'lucide-react';
import type { Study } from '../../../models/library/study.ts';
import type { LibraryStatus } from '../../../models/library/contract.ts';
import type { Subject } from '../../../models/library/subject.ts';
import type { Now } from '../../ui/action.ts';
import { IconButton } from '../../ui/button/icon-button.tsx';
import type { Place } from '../../ui/frame/page-props.ts';
import { Mark } from '../../ui/icon/mark.tsx';
import { t } from '../../ui/text/t.ts';
import { CaseTabs } from './case-tabs.tsx';
import { PatientLines } from './patient-lines.tsx';
import { RunningJobs } from './running-jobs.tsx';
import { isSecondWindow } from '../api/window/window-role.ts';
import { useHasSlides } from '../view/use-has-slides.ts';
import { go } from '../view/view.ts';
import './bar.css';

export interface BarProps {
  readonly status: LibraryStatus;
  readonly place: Place;
  readonly current: { readonly subject: Subject; readonly study: Study } | null;
  readonly now: Now;
  readonly onStart: (slot: HTMLElement | null) => void;
  readonly onEnd: (slot: HTMLElement | null) => void;
}

/** 40 px on every page: who this is about, where one is, what one can do, always in the same place. */
export function Bar({ status, place, current, now, onStart, onEnd }: BarProps) {
  const isCase = 'studyUid' in place;
  const hasSlides = useHasSlides(isCase ? place.studyUid : null);
  return (
    <header className="bar">
      <button
        type="button"
        className="bar-mark"
        aria-label={t('app.mark')}
        title={t('app.to-worklist')}
        onClick={() => go({ page: 'worklist' })}
      >
        <Mark />
      </button>
      {isCase ? <PatientLines current={current} /> : <h1>{t(`app.page.${place.page}`)}</h1>}
      {isCase && !isSecondWindow && <CaseTabs page={place.page} hasSlides={hasSlides} />}
      <div className="bar-slot" data-case={isCase} ref={onStart} />
      <span className="bar-gap" />
      <RunningJobs isHidden={place.page === 'worklist'} />
      <div className="bar-slot" ref={onEnd} />
      {place.page === 'settings' ? (
        <IconButton icon={X} label={t('app.close')} keys="Esc" onClick={() => go({ page: 'worklist' })} />
      ) : (
        <>
          <IconButton icon={Search} label={t('app.palette')} keys="Ctrl K" onClick={() => now.run('app.palette')} />
          {!isSecondWindow && (
            <IconButton
              icon={Settings}
              label={t('app.settings')}
              keys="Ctrl ,"
              onClick={() => now.run('app.settings')}
            />
          )}
        </>
      )}
      {!isCase && place.page !== 'settings' && <span className="bar-account">{status.person?.name}</span>}
    </header>
  );
}
