import { CircleCheck, Dna, FileText, Image, Pencil } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { FactOrigin } from '../../../../models/base/fact.ts';
import { inputRow } from '../../../../models/risk/input-table.ts';
import type { RiskInput } from '../../../../models/risk/risk-line.ts';
import { Provenance } from '../../../ui/dialog/provenance.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { actorText } from '../../../ui/text/actor.ts';
import { t } from '../../../ui/text/t.ts';
import { factText } from '../../input-text.ts';
import './input-origin.css';

const signs: Readonly<Record<FactOrigin['kind'], LucideIcon>> = {
  typed: Pencil,
  file: FileText,
  image: Image,
  finding: CircleCheck,
  genome: Dna,
};

export interface InputOriginProps {
  readonly input: RiskInput;
  readonly onEdit: () => void;
  readonly onOpen: (from: FactOrigin) => void;
}

/** Where a value comes from, in a word; its popover tells the rest, and how to go there or enter another. */
export function InputOrigin({ input: { key, name, value, on, from }, onEdit, onOpen }: InputOriginProps) {
  if (!value || !from) return null;
  const isOpenable = from.kind === 'finding' || from.kind === 'genome';
  const goTo = isOpenable
    ? { label: t(`risk.go-${from.kind}`), run: () => onOpen(from) }
    : inputRow(key)
      ? { label: t('risk.change'), run: onEdit }
      : undefined;
  const lines = [
    [t('risk.origin'), originText(from)],
    [t('risk.origin-detail'), detailOf(from)],
    [t('risk.as-given'), factText(value)],
    [t('risk.of-date'), on],
  ] as const;
  return (
    <span className="input-origin">
      <Icon of={signs[from.kind]} size={14} />
      <Provenance origin={{ value: `${name} ${factText(value)}`, lines, goTo }}>{originText(from)}</Provenance>
    </span>
  );
}

const originText = (from: FactOrigin): string => {
  if (from.kind === 'typed') return t('risk.origin-typed', { by: actorText(from.by) });
  return from.kind === 'file' ? from.name : t(`risk.origin-${from.kind}`);
};

const detailOf = (from: FactOrigin): string | null => {
  if (from.kind === 'image' || from.kind === 'genome') return from.detail;
  return from.kind === 'finding' ? actorText(from.by) : null;
};
