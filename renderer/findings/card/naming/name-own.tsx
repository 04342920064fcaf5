import { codeKey } from '../../../../models/base/code.ts';
import type { Code } from '../../../../models/base/code.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
import type { PackRow } from '../../../../models/inference/contract.ts';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { Select } from '../../../ui/form/select.tsx';
import { tellProblem } from '../../../ui/message/problem.ts';
import { t } from '../../../ui/text/t.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly code: Code;
  readonly name: string;
}

/** What models look for, each code once; the code itself is its name. */
function choicesOf(packs: readonly PackRow[]): readonly Choice[] {
  const labels = packs.flatMap(({ id, card, problem }) =>
    card && !problem ? card.output.labels.map(({ code }) => ({ model: id, code })) : [],
  );
  const first = new Map(labels.map((one) => [codeKey(one.code), one] as const).toReversed());
  return [...first]
    .map(([value, { code, model }]) => {
      const name = code.meaning;
      return { value, label: t('findings.named-by', { name, model }), code, name };
    })
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

/** Says what a reader's own drawing is of: so it is known whether a model that looks for it missed it. */
export function NameOwn({ finding: { id, code, name, measurements } }: { readonly finding: Finding }) {
  const packs = useCall((signal) => api.inference.packs({}, { signal }), 'packs');
  const choices = choicesOf(packs.status === 'done' ? packs.value : []);
  const own: Choice = { value: codeKey(code), label: name, code, name };
  const [measured] = measurements; // what it was before it had a name
  const unnamed = measured ? [{ ...measured, value: codeKey(measured.code), label: measured.name }] : [];
  const options = [own, ...[...unnamed, ...choices].filter(({ value }) => value !== own.value)];
  const choose = async (value: string): Promise<void> => {
    const chosen = options.find((one) => one.value === value);
    if (!chosen || chosen === own) return;
    try {
      await api.findings.name({ finding: id, code: chosen.code, name: chosen.name });
    } catch (error) {
      tellProblem(error);
    }
  };
  return (
    <Select
      small
      hidesLabel
      label={t('findings.named')}
      value={own.value}
      options={options}
      onChange={(v) => void choose(v)}
    />
  );
}
