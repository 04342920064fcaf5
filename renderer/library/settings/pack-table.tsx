import type { GoldenResult, PackRow } from '../../../models/inference/contract.ts';
import { shortDigest } from '../../../models/report/language/spoken.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { useJob } from '../../app/api/use-job.ts';
import { Button } from '../../ui/button/button.tsx';
import { Tag } from '../../ui/button/tag.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { Table } from '../../ui/table/table.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { messageText, t } from '../../ui/text/t.ts';

const prove = (input: { model: string }) => api.inference.goldenInput(input);

/** The model packs that were found, and whether each computes on this machine what it is meant to compute. */
export function PackTable() {
  const packs = useCall((signal) => api.inference.packs({}, { signal }), 'packs');
  if (packs.status === 'failed') return <Refusal code={packs.error.code} params={packs.error.params} />;
  const columns = [
    { id: 'model', label: t('settings.packs.model') },
    { id: 'version', label: t('settings.packs.version'), width: 90 },
    { id: 'digest', label: t('settings.packs.digest'), width: 120 },
    { id: 'proof', label: t('settings.packs.proof'), width: 340 },
  ];
  return (
    <Table label={t('settings.packs')} columns={columns}>
      {(packs.status === 'done' ? packs.value : []).map((pack) => (
        <Row key={`${pack.id} ${pack.digest}`} pack={pack} />
      ))}
    </Table>
  );
}

function Row({ pack }: { readonly pack: PackRow }) {
  const { state, run } = useJob(prove);
  return (
    <tr>
      <td data-tone="value">{pack.id}</td>
      <td data-tone="label">{pack.card?.version ?? '—'}</td>
      <td data-tone="hint" title={pack.digest ?? undefined}>
        {pack.digest ? shortDigest(pack.digest) : '—'}
      </td>
      <td>
        {pack.problem ? (
          messageText(pack.problem.code, pack.problem.params)
        ) : state.status === 'done' ? (
          <Proof result={state.value} />
        ) : state.status === 'failed' ? (
          messageText(state.error.code, state.error.params)
        ) : (
          <Button size="small" disabled={state.status === 'running'} onClick={() => void run({ model: pack.id })}>
            {t(state.status === 'running' ? 'settings.packs.running' : 'settings.packs.run')}
          </Button>
        )}
      </td>
    </tr>
  );
}

const Proof = ({ result }: { readonly result: GoldenResult }) => (
  <>
    <Tag tone={result.verdict === 'passed' ? 'ok' : 'danger'}>{t(`settings.packs.${result.verdict}`)}</Tag>{' '}
    {t('settings.packs.distance', {
      difference: numberText(result.largestDifference),
      limit: numberText(result.limit),
    })}
  </>
);
