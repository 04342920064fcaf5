import { Search } from 'lucide-react';
import { useState } from 'react';
import type { InstanceId, StudyUid } from '../../../models/base/ids.ts';
import type { TagRow } from '../../../models/dicom/contract.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/form/field.tsx';
import { Select } from '../../ui/form/select.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { Table } from '../../ui/table/table.tsx';
import { t } from '../../ui/text/t.ts';
import './tag-browser.css';

const mostRows = 400;

/** The attributes of one received image, as they came; searched by tag, keyword or value. */
export function TagBrowser({ studyUid, onClose }: { readonly studyUid: StudyUid; readonly onClose: () => void }) {
  const sets = useCall((signal) => api.imaging.displaySets({ studyUid }, { signal }), studyUid);
  const [set, setSet] = useState(0);
  const [image, setImage] = useState(0);
  const [words, setWords] = useState('');
  const all = sets.status === 'done' ? sets.value : [];
  const shown = all[set];
  const frames: readonly { readonly instance: InstanceId }[] = shown?.slide ? [shown.slide] : (shown?.frames ?? []);
  const instance = frames[image]?.instance ?? null;
  const tags = useCall(
    (signal) => (instance ? api.dicom.tags({ instance }, { signal }) : Promise.resolve([])),
    String(instance),
  );
  const rows = tags.status === 'done' ? tags.value.filter((row) => fits(row, words)) : [];
  return (
    <Dialog
      wide
      title={t('dicom.tags')}
      onClose={onClose}
      foot={
        <Button size="large" onClick={onClose}>
          {t('dicom.close')}
        </Button>
      }
    >
      <div className="tag-browser-choice">
        <Select
          label={t('dicom.series')}
          value={String(set)}
          options={all.map(({ description, modality }, i) => ({
            value: String(i),
            label: `${modality} ${description}`,
          }))}
          onChange={(value) => {
            setSet(Number(value));
            setImage(0);
          }}
        />
        <Select
          label={t('dicom.image')}
          value={String(image)}
          options={frames.map((_, i) => ({ value: String(i), label: String(i + 1) }))}
          onChange={(value) => setImage(Number(value))}
        />
        <Field
          label={t('dicom.find-tag')}
          hidesLabel
          icon={Search}
          placeholder={t('dicom.find-tag')}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </div>
      {tags.status === 'failed' && <Refusal code={tags.error.code} params={tags.error.params} />}
      <div className="tag-browser-rows">
        <Table
          dense
          label={t('dicom.tags')}
          columns={[
            { id: 'tag', label: t('dicom.tag'), width: 120 },
            { id: 'keyword', label: t('dicom.keyword'), width: 230 },
            { id: 'vr', label: t('dicom.vr'), width: 48 },
            { id: 'value', label: t('dicom.value') },
          ]}
        >
          {rows.slice(0, mostRows).map((row, index) => (
            <tr key={`${row.tag} ${index}`}>
              <td className="tag-browser-tag">
                {'› '.repeat(row.depth)}
                {row.tag}
              </td>
              <td title={row.keyword}>{row.keyword}</td>
              <td data-tone="hint">{row.vr}</td>
              <td title={row.value}>{row.value}</td>
            </tr>
          ))}
        </Table>
      </div>
      {rows.length > mostRows && <p role="status">{t('dicom.more-tags', { n: mostRows, total: rows.length })}</p>}
    </Dialog>
  );
}

const fits = ({ tag, keyword, value }: TagRow, words: string): boolean =>
  words === '' || `${tag} ${keyword} ${value}`.toLocaleLowerCase().includes(words.toLocaleLowerCase());
