import { X } from 'lucide-react';
import { useState } from 'react';
import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import { claimantKey } from '../../../models/findings/compare/claim.ts';
import type { Claimant } from '../../../models/findings/compare/claim.ts';
import { api } from '../../app/api/api.ts';
import { caseView } from '../../app/api/case-view.ts';
import { useCall } from '../../app/api/use-call.ts';
import { useFeed } from '../../app/api/use-feed.ts';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { Select } from '../../ui/form/select.tsx';
import type { PageProps } from '../../ui/frame/page-props.ts';
import { Panel } from '../../ui/frame/panel.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { useStore } from '../../ui/store.ts';
import { t } from '../../ui/text/t.ts';
import { ComparedList } from './compared-list.tsx';
import { compareView, toggleCompare } from './compare-view.ts';
import './compare.css';

/** Two claims about the image in front: a model and another, or a model and the reader. */
export function ComparePanel({ studyUid }: PageProps) {
  const isShown = useStore(compareView, (view) => view.isShown);
  const isAiShown = useStore(caseView, (view) => view.isAiShown);
  const displaySet = useStore(caseView, (view) => view.displaySet);
  const frame = useStore(caseView, (view) => view.frame);
  if (!isShown || !isAiShown) return null;
  return (
    <Panel
      label={t('compare.title')}
      title={t('compare.title')}
      tools={<IconButton icon={X} label={t('compare.close')} onClick={toggleCompare} />}
    >
      <div className="compare">
        {displaySet && <OnImage key={`${displaySet} ${frame}`} image={{ studyUid, displaySet, frame }} />}
      </div>
    </Panel>
  );
}

interface ImageProps {
  readonly image: { readonly studyUid: StudyUid; readonly displaySet: DisplaySetId; readonly frame: number };
}

const nameOf = (one: Claimant): string => (one.kind === 'reader' ? t('compare.reader') : `${one.id} ${one.version}`);

function OnImage({ image }: ImageProps) {
  const news = useFeed(api.findings.changed, () => true);
  const answer = useCall((signal) => api.findings.claimants(image, { signal }), `${news}`);
  const all = answer.status === 'done' ? answer.value : [];
  const [keys, choose] = useState<readonly [string, string]>(['', '']);
  const a = all.find((one) => claimantKey(one) === keys[0]) ?? all[0];
  const b = all.find((one) => claimantKey(one) === keys[1]) ?? all.at(-1);
  if (answer.status === 'failed') return <Refusal code={answer.error.code} params={answer.error.params} />;
  if (answer.status === 'loading') return null;
  if (!a || !b || all.length < 2) return <p>{t('compare.one')}</p>;
  const options = all.map((one) => ({ value: claimantKey(one), label: nameOf(one) }));
  return (
    <>
      <Select label="A" value={claimantKey(a)} options={options} onChange={(key) => choose([key, claimantKey(b)])} />
      <Select label="B" value={claimantKey(b)} options={options} onChange={(key) => choose([claimantKey(a), key])} />
      <Between image={image} a={a} b={b} news={news} />
    </>
  );
}

function Between({
  image,
  a,
  b,
  news,
}: ImageProps & { readonly a: Claimant; readonly b: Claimant; readonly news: number }) {
  const answer = useCall(
    (signal) => api.findings.compare({ ...image, a, b }, { signal }),
    `${claimantKey(a)} ${claimantKey(b)} ${news}`,
  );
  if (answer.status === 'failed') return <Refusal code={answer.error.code} params={answer.error.params} />;
  if (answer.status === 'loading') return null;
  return <ComparedList compared={answer.value} isReader={b.kind === 'reader' || a.kind === 'reader'} />;
}
