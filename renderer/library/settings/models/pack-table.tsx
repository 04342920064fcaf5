import { isRuleCard } from '../../../../models/inference/card/card.ts';
import type { GoldenResult, KnownGolden, ListedPack, PackRow } from '../../../../models/inference/contract.ts';
import { shortDigest } from '../../../../models/report/language/spoken.ts';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { useJob } from '../../../app/api/use-job.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Tag } from '../../../ui/button/tag.tsx';
import { tellProblem } from '../../../ui/message/problem.ts';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { Table } from '../../../ui/table/table.tsx';
import { instantText } from '../../../ui/text/moment.ts';
import { numberText } from '../../../ui/text/quantity.ts';
import { messageText, t } from '../../../ui/text/t.ts';

import './pack-table.css';

const prove = (input: { model: string }) => api.inference.goldenInput(input);

export interface PackTableProps {
  readonly changes: number; // how often packs came or went while this is shown
  readonly onChanged: () => void;
}

/** The model packs that were found, and whether each computes on this machine what it is meant to compute. */
export function PackTable({ changes, onChanged }: PackTableProps) {
  const packs = useCall((signal) => api.inference.packs({}, { signal }), `packs ${changes}`);
  if (packs.status === 'failed') return <Refusal code={packs.error.code} params={packs.error.params} />;
  const columns = [
    { id: 'model', label: t('settings.packs.model') },
    { id: 'version', label: t('settings.packs.version'), width: 90 },
    { id: 'from', label: t('settings.packs.from'), width: 256 },
    { id: 'digest', label: t('settings.packs.digest'), width: 110 },
    { id: 'proof', label: t('settings.packs.proof'), width: 290 },
  ];
  return (
    <Table label={t('settings.packs')} columns={columns}>
      {(packs.status === 'done' ? packs.value : []).map((pack) => (
        <Row key={`${pack.id} ${pack.origin} ${pack.digest}`} pack={pack} onChanged={onChanged} />
      ))}
    </Table>
  );
}

/** Whose pack it is; one that was brought says so, who signed it, and can be taken away again. */
function From({ pack, onChanged }: { readonly pack: PackRow; readonly onChanged: () => void }) {
  if (pack.origin === 'shipped') return <>{t('settings.packs.shipped')}</>;
  const remove = (): void => {
    api.inference.uninstall({ model: pack.id }).then(onChanged, (error: unknown) => tellProblem(error));
  };
  const { signedBy } = pack;
  return (
    <>
      <Tag tone="warn">{t('settings.packs.installed')}</Tag>{' '}
      {signedBy
        ? t(signedBy.isTrusted ? 'settings.packs.signed-by' : 'settings.packs.signed-unknown', {
            signer: signedBy.signer,
          })
        : t('settings.packs.unsigned')}
      {' · '}
      {pack.card?.licence}{' '}
      <Button size="small" aria-label={t('settings.packs.remove-one', { name: pack.id })} onClick={remove}>
        {t('settings.packs.remove')}
      </Button>
    </>
  );
}

function Row({ pack, onChanged }: { readonly pack: ListedPack; readonly onChanged: () => void }) {
  const { state, run } = useJob(prove);
  return (
    <tr>
      <td data-tone="value">{pack.id}</td>
      <td data-tone="label">{pack.card?.version ?? '—'}</td>
      <td data-tone="label" data-wraps="true">
        <From pack={pack} onChanged={onChanged} />
      </td>
      <td data-tone="hint" title={pack.digest ?? undefined}>
        {weightsText(pack)}
      </td>
      <td>
        {pack.problem ? (
          messageText(pack.problem.code, pack.problem.params)
        ) : state.status === 'done' ? (
          <Proof result={state.value} />
        ) : state.status === 'failed' ? (
          messageText(state.error.code, state.error.params)
        ) : (
          <>
            {pack.golden && <KnownProof golden={pack.golden} />}
            <Button size="small" disabled={state.status === 'running'} onClick={() => void run({ model: pack.id })}>
              {t(runText(state.status === 'running', pack.golden))}
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}

const weightsText = ({ card, digest }: ListedPack): string => {
  if (card && isRuleCard(card)) return t('settings.packs.rule');
  return digest ? shortDigest(digest) : '—';
};

const runText = (isRunning: boolean, golden: KnownGolden | null): string =>
  isRunning ? 'settings.packs.running' : golden ? 'settings.packs.run-again' : 'settings.packs.run';

/** What was found before, with the time. */
const KnownProof = ({ golden: { verdict, at } }: { readonly golden: KnownGolden }) => (
  <span className="pack-proof">
    <Tag tone={verdict === 'passed' ? 'ok' : 'danger'}>{t(`settings.packs.${verdict}`)}</Tag>{' '}
    {instantText(at).slice(0, 16)}
  </span>
);

const Proof = ({ result }: { readonly result: GoldenResult }) => (
  <>
    <Tag tone={result.verdict === 'passed' ? 'ok' : 'danger'}>{t(`settings.packs.${result.verdict}`)}</Tag>{' '}
    {t('settings.packs.distance', {
      difference: numberText(result.largestDifference),
      limit: numberText(result.limit),
    })}
  </>
);
