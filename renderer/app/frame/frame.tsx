import { useMemo, useState } from 'react';
import type { LibraryStatus } from '../../../models/library/contract.ts';
import { DicomDesk } from '../../dicom/page.tsx';
import { LedgerPage } from '../../findings/page.tsx';
import { ImagingDesk } from '../../imaging/page.tsx';
import { BatchPage } from '../../inference/page.tsx';
import { LibraryPage } from '../../library/page.tsx';
import { Toasts } from '../../ui/dialog/toasts.tsx';
import { BarSlotsContext } from '../../ui/frame/page-tools.tsx';
import type { PageProps } from '../../ui/frame/page-props.ts';
import { ProblemBanner } from '../../ui/message/problem-banner.tsx';
import { useStore } from '../../ui/store.ts';
import { actions } from '../actions.ts';
import { Bar } from '../bar/bar.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Overlays } from './overlays.tsx';
import { isSecondWindow } from '../api/window/window-role.ts';
import { casePages } from '../pages.ts';
import { useActions } from '../keys/use-actions.ts';
import { useCase } from '../view/use-case.ts';
import { useIdleLock } from '../view/use-idle-lock.ts';
import { useSettings } from '../view/use-settings.ts';
import { setFocus, go, view } from '../view/view.ts';
import './frame.css';

/** The window once it is unlocked: the bar, one page, what lies over it. */
export function Frame({ status }: { readonly status: LibraryStatus }) {
  const place = useStore(view, (value) => value.place);
  const focus = useStore(view, (value) => value.focus);
  const studyUid = 'studyUid' in place ? place.studyUid : null;
  const arrivedAt = ('focus' in place && place.focus) || null;
  const settings = useSettings(place.page);
  const current = useCase(studyUid);
  useIdleLock(settings.lockAfterMinutes, place.page, studyUid);
  const { now, announcement } = useActions(actions, settings.keys, {
    page: place.page,
    studyUid,
    subject: current?.subject.id ?? null,
  });
  const [start, setStart] = useState<HTMLElement | null>(null);
  const [end, setEnd] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ start, end }), [start, end]);
  const props: PageProps | null =
    studyUid && current
      ? { studyUid, subject: current.subject.id, focus, arrivedAt, onFocus: setFocus, go, run: now.run, panels: null }
      : null;
  const shown = casePages.find(({ id }) => id === place.page);
  return (
    <BarSlotsContext value={slots}>
      <div className="frame">
        <Bar status={status} place={place} current={current} now={now} onStart={setStart} onEnd={setEnd} />
        <ProblemBanner />
        <ErrorBoundary key={place.page}>
          {shown ? (
            props && (
              <shown.page
                {...props}
                panels={shown.panels.map((Panel, i) => (
                  <Panel key={i} {...props} />
                ))}
              />
            )
          ) : isSecondWindow ? null : place.page === 'ledger' ? ( // until it is told what to show
            <LedgerPage go={go} />
          ) : place.page === 'batch' ? (
            <BatchPage go={go} />
          ) : (
            <LibraryPage
              place={place}
              status={status}
              go={go}
              run={now.run}
              actions={actions}
              settings={settings.rows}
            />
          )}
        </ErrorBoundary>
      </div>
      <ImagingDesk settings={settings.rows} studyUid={studyUid} go={go} />
      <DicomDesk subject={now.subject} />
      <Overlays actions={actions} remapped={settings.keys} now={now} />
      <Toasts />
      <p className="frame-announcement" role="status">
        {announcement}
      </p>
    </BarSlotsContext>
  );
}
