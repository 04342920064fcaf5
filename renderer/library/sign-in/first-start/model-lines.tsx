import { Check, Clock, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isAppError } from '../../../../models/base/app-error.ts';
import type { GoldenResult } from '../../../../models/inference/contract.ts';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { message, t } from '../../../ui/text/t.ts';

type Proof = GoldenResult | { readonly verdict: 'not-run'; readonly code: string };

/** Whether each model computes here what it is meant to compute: its own reference input, run on this machine. */
export function ModelLines({ isOpen }: { readonly isOpen: boolean }) {
  const packs = useCall(
    (signal) => (isOpen ? api.inference.packs({}, { signal }) : Promise.resolve([])),
    String(isOpen),
  );
  const ready = packs.status === 'done' ? packs.value.filter(({ problem }) => problem === null) : [];
  if (!isOpen || packs.status === 'loading')
    return <Line icon={Clock} title={t('library.machine.models-later')} why={t('library.machine.models-later.why')} />;
  return ready.map(({ id }) => <ModelLine key={id} model={id} />);
}

function ModelLine({ model }: { readonly model: string }) {
  const [proof, setProof] = useState<Proof | null>(null);
  useEffect(() => {
    const aborter = new AbortController();
    api.inference.goldenInput({ model }, { signal: aborter.signal }).then(setProof, (error: unknown) => {
      if (!aborter.signal.aborted)
        setProof({ verdict: 'not-run', code: isAppError(error) ? error.code : 'ipc.unexpected' });
    });
    return () => aborter.abort();
  }, [model]);
  if (!proof)
    return (
      <Line icon={Clock} title={t('library.machine.models-run')} why={t('library.machine.models-run.why', { model })} />
    );
  if (proof.verdict === 'not-run')
    return <Line icon={TriangleAlert} title={t('library.machine.models-not-run')} why={message(proof.code).what} />;
  const distance = { model, difference: numberText(proof.largestDifference), limit: numberText(proof.limit) };
  return proof.verdict === 'passed' ? (
    <Line icon={Check} isGood title={t('library.machine.models')} why={t('library.machine.models.why', distance)} />
  ) : (
    <Line
      icon={TriangleAlert}
      title={t('library.machine.models-differ')}
      why={t('library.machine.models-differ.why', distance)}
    />
  );
}

interface LineProps {
  readonly icon: typeof Check;
  readonly isGood?: boolean;
  readonly title: string;
  readonly why: string;
}

const Line = ({ icon, isGood, title, why }: LineProps) => (
  <li data-good={isGood} data-waiting={icon === Clock}>
    <Icon of={icon} />
    <div>
      {title}
      <p>{why}</p>
    </div>
  </li>
);
