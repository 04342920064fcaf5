import { Eye, EyeOff, UserCheck } from 'lucide-react';
import type { InstanceId } from '../../../../models/base/ids.ts';
import type { Segment } from '../../../../models/dicom/read/segmentation/segmentation.ts';
import type { CutSegment } from '../../../../models/imaging/view/segmentations/cut-segments.ts';
import type { ListedSegmentation } from '../../../../models/imaging/view/segmentations/listed-segmentation.ts';
import { api } from '../../../app/api/api.ts';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { tellProblem } from '../../../ui/message/problem.ts';
import { useStore } from '../../../ui/store.ts';
import { quantityText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { announce } from '../../view/announce.ts';
import { shownFindings } from '../../../app/api/shown-findings.ts';
import { colorOf } from './received-masks.ts';
import { isTaken, received, segmentKey, toggleSegment } from './received.ts';

interface SegmentRowProps {
  readonly listed: ListedSegmentation;
  readonly segment: Segment;
  /** Undefined until it has come, null where it has no pixel. */
  readonly cut: CutSegment | null | undefined;
}

/** One segment: shown or not, its colour, name, volume, how it was outlined; and the way to take it over. */
export function SegmentRow({ listed, segment, cut }: SegmentRowProps) {
  const { instance } = listed;
  const key = segmentKey(instance, segment.number);
  const isShown = useStore(received, (view) => view.isShown && !view.hidden.has(key));
  const isTakenOver = useStore(shownFindings, ({ list }) => isTaken(listed, segment.number, list));
  const color = colorOf(listed, segment.number);
  const name = segment.label || segment.type?.meaning || t('imaging.received-segment', { n: segment.number });
  return (
    <li className="received-segment" data-shown={isShown}>
      <span
        className="received-swatch"
        style={{ borderColor: color, ...(isShown && { background: color }) }}
        aria-hidden="true"
      />
      <span className="received-name" title={segment.type?.meaning}>
        {name}
        <small>{[volumeText(cut), howText(segment)].filter((part) => part !== '').join(' · ')}</small>
        {isTakenOver && <small>{t('imaging.received-taken')}</small>}
      </span>
      {cut && !isTakenOver && (
        <>
          <IconButton
            icon={UserCheck}
            label={t('imaging.received-take', { name })}
            onClick={() => void takeOver(instance, segment.number)}
          />
          <IconButton
            icon={isShown ? Eye : EyeOff}
            label={t('imaging.received-show', { name })}
            pressed={isShown}
            onClick={() => toggleSegment(key)}
          />
        </>
      )}
    </li>
  );
}

const volumeText = (cut: CutSegment | null | undefined): string => {
  if (cut === undefined) return '';
  if (cut === null) return t('imaging.received-empty');
  return cut.volumeMl === null
    ? t('imaging.received-no-volume')
    : quantityText(cut.volumeMl, 'mL', cut.volumeMl < 0.1 ? 4 : 2);
};

const howText = ({ algorithm, algorithmName }: Segment): string =>
  [algorithm ? t(`imaging.received-how.${algorithm}`) : t('imaging.received-how.none'), algorithmName]
    .filter((part) => part !== '')
    .join(', ');

async function takeOver(instance: InstanceId, segment: number): Promise<void> {
  try {
    const { name } = await api.findings.takeOver({ instance, segment });
    announce(t('imaging.received-said', { name }));
  } catch (error) {
    tellProblem(error);
  }
}
