import { Eye, EyeOff } from 'lucide-react';
import type { ListedSegmentation } from '../../../../models/imaging/view/segmentations/listed-segmentation.ts';
import { personNameText } from '../../../../models/dicom/person-name.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { Button } from '../../../ui/button/button.tsx';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { KeyHint } from '../../../ui/button/keys/key-hint.tsx';
import { Panel } from '../../../ui/frame/panel.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { useStore } from '../../../ui/store.ts';
import { messageText, t } from '../../../ui/text/t.ts';
import { displaySetOf, reading } from '../../view/reading.ts';
import { isAutomatic, received, toggleReceived } from './received.ts';
import { SegmentRow } from './segment-row.tsx';
import './received.css';

/**
 * Segmentations that were received with the study: what they are of, who made them, and that nobody here has reviewed them.
 * What an automatic algorithm outlined stands and is drawn once the own look is over. @param onLooked  ends it.
 */
export function ReceivedList({ onLooked }: { readonly onLooked: () => void }) {
  const { own, isShown } = useStore(received, (value) => value);
  const waiting = useStore(caseView, ({ isAiShown, receivedAi }) => (isAiShown ? 0 : receivedAi));
  if (own.length === 0 && waiting === 0) return null;
  return (
    <Panel
      label={t('imaging.received')}
      title={
        <>
          {t('imaging.received')} <small>{own.length}</small>
        </>
      }
      tools={
        <IconButton
          icon={isShown ? Eye : EyeOff}
          label={t('imaging.received-toggle')}
          keys="Shift+J"
          pressed={isShown}
          onClick={toggleReceived}
        />
      }
    >
      <div className="received">
        {waiting > 0 && (
          <div className="received-waiting">
            <p>{t('imaging.received-hidden', { n: waiting })}</p>
            <Button size="small" onClick={onLooked}>
              {t('findings.show')} <KeyHint keys="N" />
            </Button>
          </div>
        )}
        {own.map((listed) => (
          <ReceivedObject key={listed.instance} listed={listed} />
        ))}
      </div>
    </Panel>
  );
}

function ReceivedObject({ listed }: { readonly listed: ListedSegmentation }) {
  const { about, refusal, remarks, instance } = listed;
  const isAiShown = useStore(caseView, (view) => view.isAiShown);
  const come = useStore(received, ({ segments }) => segments.get(instance));
  const on = useStore(reading, (state) => displaySetOf(state, listed.on));
  const failed = refusal ?? (come?.status === 'failed' ? come.error : null);
  return (
    <article className="received-object">
      <h3>{nameOf(listed)}</h3>
      <p className="received-mark">
        <StatusIcon status="proposed" size={14} /> {t('imaging.received-unreviewed')}
      </p>
      {on && <p>{t('imaging.received-on', { series: seriesText(on) })}</p>}
      {about && <p>{madeText(about)}</p>}
      {about?.fraction && <p>{t(`imaging.received-${about.fraction.of}`)}</p>}
      {remarks.map(({ code, params }) => (
        <p key={code} data-warn>
          <StatusIcon status="warning" size={14} /> {messageText(code, params)}
        </p>
      ))}
      {failed && <Refusal code={failed.code} params={failed.params} />}
      {!failed && !come && <p>{t('imaging.received-reading')}</p>}
      <ul>
        {about?.segments
          .filter(({ number }) => isAiShown || !isAutomatic(listed, number))
          .map((segment) => (
            <SegmentRow
              key={segment.number}
              listed={listed}
              segment={segment}
              cut={
                come?.status === 'done'
                  ? (come.segments.find(({ number }) => number === segment.number) ?? null)
                  : undefined
              }
            />
          ))}
      </ul>
    </article>
  );
}

/** The object by its series, as it is named in a list. */
const nameOf = ({ seriesNumber, description, about, file }: ListedSegmentation): string =>
  [seriesNumber, description || about?.description || about?.label || file].filter((part) => part !== null).join(' · ');

const seriesText = ({
  seriesNumber,
  description,
  modality,
}: {
  seriesNumber: number | null;
  description: string;
  modality: string;
}): string => [seriesNumber, description || modality].filter((part) => part !== null).join(' · ');

/** Who made it, of what make, when. */
const madeText = ({ creator, maker, date }: NonNullable<ListedSegmentation['about']>): string =>
  [personNameText(creator), maker, date].filter((part) => part !== null && part !== '').join(' · ');
