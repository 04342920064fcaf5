import { Eye, EyeOff } from 'lucide-react';
import { useLayoutEffect, useMemo } from 'react';
import { api } from '../app/api/api.ts';
import { caseView } from '../app/api/case-view.ts';
import { useCall } from '../app/api/use-call.ts';
import { useFeed } from '../app/api/use-feed.ts';
import { Button } from '../ui/button/button.tsx';
import { IconButton } from '../ui/button/icon-button.tsx';
import { KeyHint } from '../ui/button/keys/key-hint.tsx';
import type { PageProps, Place } from '../ui/frame/page-props.ts';
import { Panel } from '../ui/frame/panel.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { useStore } from '../ui/store.ts';
import { HiddenText } from '../ui/text/hidden-text.tsx';
import { t } from '../ui/text/t.ts';
import { ComparePanel } from './compare/compare-panel.tsx';
import { decideFinding } from './decide-finding.ts';
import { FindingCard } from './card/finding-card.tsx';
import { useKeptFocus } from './card/use-kept-focus.ts';
import { remarksOf } from './card/source/remarks.ts';
import { findingsView } from './findings-view.ts';
import { inOrder } from './in-order.ts';
import { isProposal } from './is-proposal.ts';
import { Ledger } from './ledger/ledger.tsx';
import { OverlaySettings } from './overlay/overlay-settings.tsx';
import { said } from './said.ts';
import { useAiShown } from './look/use-ai-shown.ts';
import './page.css';

/** The finding list beside the images: to decide first, then accepted, then rejected. */
export function FindingsPanel({ studyUid, focus, onFocus, run }: PageProps) {
  const news = useFeed(api.findings.changed, () => true);
  const answer = useCall((signal) => api.findings.list({ studyUid }, { signal }), `${studyUid} ${news}`);
  const list = useMemo(() => (answer.status === 'done' ? inOrder(answer.value) : []), [answer]);
  const overlays = useStore(caseView, (view) => view.overlays);
  const isSlide = useStore(caseView, (view) => view.slide !== null);
  const rejecting = useStore(findingsView, (view) => view.rejecting);
  const spoken = useStore(said, (text) => text);
  // With the picture, not after it: a key pressed on what is seen means that.
  useLayoutEffect(
    () => findingsView.set((view) => ({ ...view, studyUid, list, focus, onFocus })),
    [studyUid, list, focus, onFocus],
  );
  useKeptFocus(list, focus);
  const isAiShown = useAiShown(studyUid, list, focus);
  const shown = isAiShown ? list : list.filter((finding) => !isProposal(finding));
  const remarks = remarksOf(shown);
  const open = list.filter(({ status }) => status === 'proposed').length;
  return (
    <Panel
      label={t('findings.title')}
      title={
        <>
          {t('findings.title')} <small>{list.length > 0 && t('findings.count', { n: list.length, open })}</small>
        </>
      }
      tools={
        <IconButton
          icon={overlays.isShown ? Eye : EyeOff}
          label={t('findings.overlays')}
          keys="O"
          onClick={toggleOverlays}
        />
      }
      foot={open > 0 && <Foot />}
    >
      {answer.status === 'failed' && <Refusal code={answer.error.code} params={answer.error.params} />}
      {answer.status === 'done' && list.length === 0 && (
        <p className="findings-empty">{t(isSlide ? 'findings.empty-slide' : 'findings.empty')}</p>
      )}
      {shown.length < list.length && (
        <div className="findings-hidden">
          <p>{t('findings.hidden', { n: list.length - shown.length })}</p>
          <Button size="small" onClick={() => run('findings.next')}>
            {t('findings.show')} <KeyHint keys="N" />
          </Button>
        </div>
      )}
      {shown.map((finding) => (
        <FindingCard
          key={finding.id}
          finding={finding}
          remarks={remarks.get(finding.id) ?? { notes: finding.notes, as: null, readApart: null }}
          isFocused={finding.id === focus}
          isRejecting={finding.id === rejecting}
          onFocus={() => onFocus(finding.id)}
          onAccept={() => void decideFinding(finding.id, 'accepted', null)}
          onAskReason={() => findingsView.set((view) => ({ ...view, rejecting: finding.id }))}
          onReject={(reason) => void decideFinding(finding.id, 'rejected', reason)}
          onKeep={() => findingsView.set((view) => ({ ...view, rejecting: null }))}
          onReopen={() => void decideFinding(finding.id, 'proposed', null)}
          onEdit={({ action }) => {
            onFocus(finding.id);
            // A tool works on what is in focus, which the images hear of with the next rendering.
            requestAnimationFrame(() => run(action));
          }}
          onResizeBrush={(by) => run(by < 0 ? 'imaging.brush-smaller' : 'imaging.brush-larger')}
        />
      ))}
      {shown.some(({ geometry }) => geometry.kind === 'mask') && <OverlaySettings />}
      <HiddenText>{spoken}</HiddenText>
    </Panel>
  );
}

const toggleOverlays = (): void =>
  caseView.set((view) => ({ ...view, overlays: { ...view.overlays, isShown: !view.overlays.isShown } }));

const Foot = () => (
  <p className="findings-foot">
    {t('findings.next')} <KeyHint keys="N" />
    <span className="findings-foot-wide">
      {t('findings.accept')} <KeyHint keys="Y" /> {t('findings.reject')} <KeyHint keys="X" /> {t('findings.edit-short')}{' '}
      <KeyHint keys="D" />
    </span>
  </p>
);

/** Beside the images, while two claims are compared. */
export const Comparison = (props: PageProps) => <ComparePanel {...props} />;

/** The page of what readers made of each model's proposals. */
export const LedgerPage = ({ go }: { readonly go: (place: Place) => void }) => <Ledger go={go} />;
