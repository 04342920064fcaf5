import { Printer, Redo2, Signature, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { worstOf } from '../../models/report/signing/check.ts';
import { Button } from '../ui/button/button.tsx';
import { IconButton } from '../ui/button/icon-button.tsx';
import type { PageProps } from '../ui/frame/page-props.ts';
import { PageTools } from '../ui/frame/page-tools.tsx';
import { Banner } from '../ui/message/banner.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { useStore } from '../ui/store.ts';
import { clockText } from '../ui/text/moment.ts';
import { messageText, t } from '../ui/text/t.ts';
import { FactsPanel } from './facts/facts-panel.tsx';
import { knownNumbers } from './facts/known-number.ts';
import type { KnownNumber } from './facts/known-number.ts';
import { LinkedImage } from './linked-image.tsx';
import { Paper } from './paper/paper.tsx';
import { reportSpeaker } from './report-speaker.ts';
import { chooseSection, openDiscarding, openSigning, reportView, sectionElement, showReport } from './report-view.ts';
import { BeforeSigning } from './signing/before-signing.tsx';
import { DiscardDialog } from './signing/discard-dialog.tsx';
import { SignDialog } from './signing/sign-dialog.tsx';
import { writtenCount } from './signing/written-kinds.tsx';
import { SignedPanel } from './signing/signed-panel.tsx';
import type { Opened } from './report-view.ts';
import { useReport } from './use-report.ts';
import './page.css';

/** The report: sections and facts, the sheet, the image of the chosen number in a wide window, the checks. */
export function ReportPage({ studyUid, focus, onFocus, go, run }: PageProps) {
  const { answer, setText } = useReport(studyUid);
  const { section, isSigning, isDiscarding, problem } = useStore(reportView, (value) => value);
  const opened = answer.status === 'done' ? answer.value : null;
  useEffect(() => showReport(studyUid, opened), [studyUid, opened]);
  useFocusOnState(opened);
  if (answer.status === 'failed')
    return (
      <main className="report-nothing">
        <Refusal code={answer.error.code} params={answer.error.params} />
      </main>
    );
  if (!opened)
    return (
      <main className="report-nothing">
        <p role="status">{t('report.composing')}</p>
      </main>
    );
  const { report, digest, checks, files, signed, amended } = opened;
  const known = knownNumbers(report, reportSpeaker(report.language));
  const level = worstOf(checks);
  const goToSection = (id: string): void => {
    chooseSection(id);
    sectionElement(id)?.scrollIntoView({ block: 'start' });
  };
  const insert = ({ name, text }: KnownNumber): void => {
    const into = report.sections.find(({ id }) => id === section);
    if (into) setText(into.id, `${into.text}${into.text.trim() === '' ? '' : '\n'}${name}: ${text}.`);
  };
  return (
    <main className="report" data-problem={problem !== null}>
      <Tools isSigned={signed !== null} stops={level === 'stops'} run={run} />
      {problem && <Banner status="stop">{messageText(problem.code, problem.params)}</Banner>}
      <FactsPanel
        report={report}
        known={known}
        section={section}
        isReadOnly={signed !== null}
        onSection={goToSection}
        onInsert={insert}
      />
      <div className="report-sheet">
        <section className="report-scroll" aria-label={t('report.editor')} tabIndex={-1}>
          <Paper
            report={report}
            known={known}
            isReadOnly={signed !== null}
            onSection={chooseSection}
            onText={setText}
            onGoTo={({ finding }) => {
              if (finding === null) return;
              onFocus(finding);
              go({ page: 'images', studyUid, focus: finding });
            }}
          />
        </section>
        <LinkedImage report={report} focus={focus} />
      </div>
      {signed ? (
        <SignedPanel report={report} row={signed} />
      ) : (
        <BeforeSigning
          files={files}
          checks={checks}
          amended={amended}
          onGoTo={goToSection}
          onDiscard={() => run('report.discard')}
        />
      )}
      {isDiscarding && amended && (
        <DiscardDialog report={report} amended={amended} onClose={() => openDiscarding(false)} />
      )}
      {isSigning && !signed && (
        <SignDialog
          studyUid={studyUid}
          report={report}
          digest={digest}
          known={known}
          fileCount={writtenCount(files)}
          needsReason={level === 'open'}
          onClose={() => openSigning(false)}
        />
      )}
    </main>
  );
}

/** A report that was signed, amended or let go has other controls: the focus goes to what stands there now, unless it is elsewhere. */
function useFocusOnState(opened: Opened | null): void {
  const before = useRef<boolean | null>(null);
  useEffect(() => {
    if (!opened) return;
    const isSigned = opened.signed !== null;
    const hasChanged = before.current !== null && before.current !== isSigned;
    before.current = isSigned;
    if (!hasChanged || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(isSigned ? '.signed-panel' : '.report-scroll')?.focus();
  }, [opened]);
}

interface ToolsProps {
  readonly isSigned: boolean;
  readonly stops: boolean;
  readonly run: (action: string) => void;
}

/** Of the bar: when it was saved, undo, redo, print, and signing. */
function Tools({ isSigned, stops, run }: ToolsProps) {
  const savedAt = useStore(reportView, (value) => value.savedAt);
  return (
    <PageTools at="end">
      <span className="report-saved" role="status">
        {savedAt && t('report.saved', { at: clockText(savedAt) })}
      </span>
      <IconButton icon={Undo2} label={t('library.action.undo')} keys="Ctrl Z" onClick={() => run('library.undo')} />
      <IconButton icon={Redo2} label={t('library.action.redo')} keys="Ctrl Y" onClick={() => run('library.redo')} />
      <IconButton icon={Printer} label={t('report.print')} keys="Ctrl P" onClick={() => run('report.print')} />
      {!isSigned && (
        <>
          <span className="report-divider" />
          <Button
            kind="primary"
            icon={Signature}
            disabled={stops}
            title={stops ? t('report.stops') : undefined}
            onClick={() => run('report.sign')}
          >
            {t('report.sign')}
          </Button>
        </>
      )}
    </PageTools>
  );
}
