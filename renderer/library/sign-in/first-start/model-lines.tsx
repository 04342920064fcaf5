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

/**
 * Whether the models compute here what they are meant to compute: their own reference inputs, run on this machine. One line
 * for all that do, however many there are; one for each that does not.
 */
export function ModelLines({ isOpen }: { readonly isOpen: boolean }) {
  const packs = useCall(
    (signal) => (isOpen ? api.inference.packs({}, { signal }) : Promise.resolve([])),
    String(isOpen),
  );
  const ready = packs.status === 'done' ? packs.value.filter(({ problem }) => problem === null) : [];
  const proofs = useProofs(ready.map(({ id }) => id));
  if (!isOpen || packs.status === 'loading')
    return <Line icon={Clock} title={t('library.machine.models-later')} why={t('library.machine.models-later.why')} />;
  const passed = [...proofs.values()].filter(({ verdict }) => verdict === 'passed').length;
  const counted = { done: proofs.size, passed, total: ready.length };
  return (
    <>
      {proofs.size < ready.length ? (
        <Line icon={Clock} title={t('library.machine.models-run')} why={t('library.machine.models-run.why', counted)} />
      ) : (
        passed > 0 && (
          <Line
            icon={Check}
            isGood
            title={t('library.machine.models')}
            why={t('library.machine.models.why', counted)}
          />
        )
      )}
      {[...proofs].map(([model, proof]) => (
        <DoubtLine key={model} model={model} proof={proof} />
      ))}
    </>
  );
}

/** The reference input of each model, as they end. */
function useProofs(models: readonly string[]): ReadonlyMap<string, Proof> {
  const [proofs, setProofs] = useState<ReadonlyMap<string, Proof>>(new Map());
  const key = models.join(' ');
  useEffect(() => {
    const aborter = new AbortController();
    for (const model of models) {
      const settle = (proof: Proof): void => {
        if (!aborter.signal.aborted) setProofs((known) => new Map(known).set(model, proof));
      };
      api.inference
        .goldenInput({ model }, { signal: aborter.signal })
        .then(settle, (error: unknown) =>
          settle({ verdict: 'not-run', code: isAppError(error) ? error.code : 'ipc.unexpected' }),
        );
    }
    return () => aborter.abort();
  }, [key]);
  return proofs;
}

function DoubtLine({ model, proof }: { readonly model: string; readonly proof: Proof }) {
  if (proof.verdict === 'passed') return null;
  if (proof.verdict === 'not-run') {
    const why = { model, reason: message(proof.code).what };
    return (
      <Line
        icon={TriangleAlert}
        title={t('library.machine.models-not-run')}
        why={t('library.machine.models-not-run.why', why)}
      />
    );
  }
  const distance = { model, difference: numberText(proof.largestDifference), limit: numberText(proof.limit) };
  return (
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
