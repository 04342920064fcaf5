import { personNameText } from '../../../models/dicom/person-name.ts';
import type { Batch, BatchItem } from '../../../models/inference/run/batch/batch.ts';
import type { Place } from '../../ui/frame/page-props.ts';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import type { Status } from '../../ui/icon/status-icon.tsx';
import { Table } from '../../ui/table/table.tsx';
import { messageText, t } from '../../ui/text/t.ts';

const mostShown = 200;

/** What went wrong first, then what runs, what is done, what was left out, what waits. */
const rank: Readonly<Record<BatchItem['state'], number>> = {
  failed: 0,
  running: 1,
  done: 2,
  'left-out': 3,
  waiting: 4,
};
const signs: Readonly<Record<BatchItem['state'], Status>> = {
  failed: 'stop',
  running: 'proposed',
  done: 'passed',
  'left-out': 'note',
  waiting: 'waiting',
};

const resultOf = ({ state, reason, findings }: BatchItem): string => {
  if (reason) return messageText(reason.code, reason.params);
  return state === 'done' ? t('batch.proposed', { n: findings }) : t(`batch.state.${state}`);
};

/** One line a study and model: how it went, by name; a study opens from here. */
export function BatchItems({ batch, go }: { readonly batch: Batch; readonly go: (place: Place) => void }) {
  const columns = [
    { id: 'patient', label: t('batch.patient'), width: 200 },
    { id: 'study', label: t('batch.study'), width: 200 },
    { id: 'model', label: t('batch.model'), width: 140 },
    { id: 'result', label: t('batch.result') },
  ];
  const ordered = batch.items.toSorted((a, b) => rank[a.state] - rank[b.state]);
  return (
    <>
      <Table label={t('batch.items')} columns={columns} dense>
        {ordered.slice(0, mostShown).map((item) => (
          <tr key={`${item.study} ${item.model}`}>
            <td data-tone="value">
              <button type="button" className="batch-open" onClick={() => go({ page: 'images', studyUid: item.study })}>
                {personNameText(item.patient) || t('batch.no-name')}
              </button>
            </td>
            <td data-tone="label">{item.description}</td>
            <td data-tone="label">{item.model}</td>
            <td title={resultOf(item)}>
              <StatusIcon status={signs[item.state]} size={14} label={t(`batch.state.${item.state}`)} />{' '}
              {resultOf(item)}
              <ImagesLeft item={item} />
            </td>
          </tr>
        ))}
      </Table>
      {ordered.length > mostShown && <p className="batch-hint">{t('batch.more', { n: ordered.length - mostShown })}</p>}
    </>
  );
}

const mostLines = 4;

/** Of a series of several images, those that were not read, each with its reason. */
function ImagesLeft({ item: { state, images } }: { readonly item: BatchItem }) {
  const left = state === 'done' ? images.filter((one) => one.state !== 'done') : [];
  if (left.length === 0) return null;
  return (
    <ul className="batch-images">
      {left.slice(0, mostLines).map(({ image, reason }) => (
        <li key={image}>
          {t('batch.image', { image, reason: reason ? messageText(reason.code, reason.params) : '' })}
        </li>
      ))}
      {left.length > mostLines && <li>{t('batch.images-more', { n: left.length - mostLines })}</li>}
    </ul>
  );
}
