import { ListVideo } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Select } from '../../ui/form/select.tsx';
import type { Place } from '../../ui/frame/page-props.ts';
import { EmptyState } from '../../ui/message/empty-state.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { instantText } from '../../ui/text/moment.ts';
import { t } from '../../ui/text/t.ts';
import { BatchItems } from './batch-items.tsx';
import { BatchProgress } from './batch-progress.tsx';
import { batchView } from './batch-view.ts';
import { StartBatch } from './start-batch.tsx';
import { useBatches } from './use-batches.ts';
import './batch.css';

/** Models over the studies of the worklist, overnight: what is asked, how far it is, how each study went. */
export function Batches({ go }: { readonly go: (place: Place) => void }) {
  const batches = useBatches();
  const all = batches.status === 'done' ? batches.value : [];
  const [wanted, want] = useState<string | null>(null);
  const shown = all.find(({ id }) => id === wanted) ?? all[0] ?? null;
  useEffect(() => batchView.set(() => ({ shown })), [shown]);
  const isBusy = all.some(({ state }) => state === 'running');
  return (
    <main className="batch">
      <StartBatch isBusy={isBusy} />
      <section className="batch-shown" aria-label={t('batch.shown')}>
        {batches.status === 'failed' && <Refusal code={batches.error.code} params={batches.error.params} />}
        {batches.status === 'done' && !shown && (
          <EmptyState icon={ListVideo} title={t('batch.empty')} text={t('batch.empty.why')} />
        )}
        {shown && (
          <>
            {all.length > 1 && (
              <Select
                label={t('batch.which')}
                value={shown.id}
                options={all.map(({ id, at, state }) => ({
                  value: id,
                  label: `${instantText(at)} · ${t(`batch.is.${state}`)}`,
                }))}
                onChange={want}
              />
            )}
            <BatchProgress batch={shown} />
            <BatchItems batch={shown} go={go} />
          </>
        )}
      </section>
    </main>
  );
}
