import { useState } from 'react';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { Comparison } from '../../../models/inference/compare/compare-findings.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { Select } from '../../ui/form/select.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { actorText } from '../../ui/text/actor.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { nameOf } from './name-of.ts';
import './compare-with.css';

/** The findings that one can be compared with: others of its kind on the same image. */
export const comparable = (finding: Finding, list: readonly Finding[]): readonly Finding[] =>
  finding.geometry.kind === 'mask' || finding.geometry.kind === 'pixel-mask' || finding.geometry.kind === 'pixel-boxes'
    ? list.filter(
        ({ id, on, geometry }) =>
          id !== finding.id && on.displaySet === finding.on.displaySet && geometry.kind === finding.geometry.kind,
      )
    : [];

export interface CompareWithProps {
  readonly finding: Finding;
  readonly others: readonly Finding[];
}

/** Two models, or a model and a reader, held against each other. */
export function CompareWith({ finding, others }: CompareWithProps) {
  const [chosen, setChosen] = useState<string>('');
  const other = others.find(({ id }) => id === chosen);
  const options = [
    { value: '', label: t('findings.compare.nothing') },
    ...others.map((one) => ({ value: String(one.id), label: `${nameOf(one)} · ${actorText(one.by)}` })),
  ];
  return (
    <section className="compare-with">
      <Select small label={t('findings.compare')} value={chosen} options={options} onChange={setChosen} />
      {other && <Outcome first={finding} second={other} />}
    </section>
  );
}

const keyOf = ({ id, geometry }: Finding): string =>
  `${id} ${'mask' in geometry ? geometry.mask : 'threshold' in geometry ? geometry.threshold : ''}`;

function Outcome({ first, second }: { readonly first: Finding; readonly second: Finding }) {
  const pair: { first: FindingId; second: FindingId } = { first: first.id, second: second.id };
  const answer = useCall((signal) => api.inference.compare(pair, { signal }), `${keyOf(first)} ${keyOf(second)}`);
  if (answer.status === 'failed') return <Refusal code={answer.error.code} params={answer.error.params} />;
  return answer.status === 'done' ? <Agreement of={answer.value} /> : null;
}

function Agreement({ of }: { readonly of: Comparison }) {
  if (of.kind === 'masks')
    return (
      <table>
        <thead>
          <tr>
            <th scope="col">{t('findings.compare.of')}</th>
            <th scope="col">{t('findings.compare.dice')}</th>
            <th scope="col">{t('findings.compare.kappa')}</th>
          </tr>
        </thead>
        <tbody>
          {of.agreements.map(({ name, dice, kappa }) => (
            <tr key={name}>
              <th scope="row">{name || t('findings.compare.whole')}</th>
              <td>{numberText(dice, 3)}</td>
              <td>{kappa === null ? t('findings.compare.undefined') : numberText(kappa, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  const rows = [
    ['both', of.both],
    ['only-first', of.onlyFirst],
    ['only-second', of.onlySecond],
  ] as const;
  return (
    <table>
      <tbody>
        {rows.map(([key, count]) => (
          <tr key={key}>
            <th scope="row">{t(`findings.compare.${key}`)}</th>
            <td>{numberText(count, 0)}</td>
          </tr>
        ))}
        {of.froc.map(({ falsePerImage, sensitivity }) => (
          <tr key={falsePerImage}>
            <th scope="row">
              {t('findings.compare.froc')} {numberText(falsePerImage)}
            </th>
            <td>{numberText(sensitivity, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
