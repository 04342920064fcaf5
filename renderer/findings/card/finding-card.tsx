import { useEffect, useRef } from 'react';
import { isBrushable } from '../../../models/findings/drawn/brushing.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { Button } from '../../ui/button/button.tsx';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { t } from '../../ui/text/t.ts';
import { BrushChoice } from './brush/brush-choice.tsx';
import { CandidateList, hasCandidates } from './candidate-list.tsx';
import { hasThreshold, Threshold } from './threshold/threshold.tsx';
import { FindingSource } from './source/finding-source.tsx';
import type { Remarks } from './source/remarks.ts';
import { editToolOf } from './edit-tool.ts';
import type { EditTool } from './edit-tool.ts';
import { FindingValues } from './finding-values.tsx';
import { nameOf } from './name-of.ts';
import { NameOwn } from './naming/name-own.tsx';
import { NameRegion } from './naming/name-region.tsx';
import { Saliency, hasSaliency } from './saliency.tsx';
import { RejectReasons } from './reject-reasons.tsx';
import './finding-card.css';

export interface FindingCardProps {
  readonly finding: Finding;
  readonly remarks: Remarks;
  readonly isFocused: boolean;
  readonly isRejecting: boolean;
  readonly onFocus: () => void;
  readonly onAccept: () => void;
  readonly onAskReason: () => void;
  readonly onReject: (reason: string) => void;
  readonly onKeep: () => void;
  readonly onReopen: () => void;
  readonly onEdit: (tool: EditTool) => void;
  readonly onResizeBrush: (by: 1 | -1) => void;
}

/** One finding: what, how much, by whom, what was decided. The chosen one follows the image and back. */
export function FindingCard({ finding, remarks, isFocused, isRejecting, onFocus, ...on }: FindingCardProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFocused) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocused]);
  const editTool = editToolOf(finding);
  const { geometry } = finding;
  const isCount = geometry.kind === 'pixel-points';
  const isRegion = geometry.kind === 'pixel-region';
  return (
    <article className="finding-card" ref={card} data-status={finding.status} aria-current={isFocused}>
      <h3>
        <StatusIcon status={finding.status} label={t(`findings.status.${finding.status}`)} />
        <button type="button" onClick={onFocus}>
          {nameOf(finding)}
        </button>
      </h3>
      <FindingValues finding={finding} />
      {isFocused && hasCandidates(finding) && <CandidateList finding={finding} />}
      {isFocused && hasThreshold(finding) && <Threshold finding={finding} />}
      <FindingSource finding={finding} remarks={remarks} />
      {isFocused && hasSaliency(finding) && <Saliency finding={finding} />}
      {isRejecting && <RejectReasons onChoose={on.onReject} onCancel={on.onKeep} />}
      {isFocused && !isRejecting && (
        <div className="finding-card-actions">
          {finding.status === 'proposed' && (
            <>
              <Button size="small" kind="primary" onClick={on.onAccept}>
                {t('findings.accept')}
              </Button>
              <Button size="small" onClick={on.onAskReason}>
                {t('findings.reject')}
              </Button>
            </>
          )}
          {finding.status !== 'proposed' && (finding.by.kind === 'pack' || isCount) && (
            <Button size="small" onClick={on.onReopen}>
              {t('findings.reopen')}
            </Button>
          )}
          {finding.by.kind === 'person' && !isCount && !isRegion && <NameOwn finding={finding} />}
          {editTool && (
            <IconButton
              icon={editTool.icon}
              label={t(editTool.label)}
              keys={editTool.keys}
              onClick={() => on.onEdit(editTool)}
            />
          )}
        </div>
      )}
      {isFocused && isRegion && <NameRegion key={finding.name} finding={finding} />}
      {isFocused && isBrushable(geometry) && finding.status !== 'rejected' && (
        <BrushChoice geometry={geometry} onResize={on.onResizeBrush} />
      )}
    </article>
  );
}
