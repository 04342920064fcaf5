import { Clock, Columns3, Funnel } from 'lucide-react';
import type { WorklistCounts } from '../../../../models/library/worklist.ts';
import { WorklistView } from '../../../../models/library/worklist.ts';
import { Button } from '../../../ui/button/button.tsx';
import { MenuButton } from '../../../ui/dialog/menu-button.tsx';
import { t } from '../../../ui/text/t.ts';
import { columns } from '../columns.ts';
import { narrow, toggleColumn } from '../list/worklist-view.ts';
import type { Narrowing, Span } from '../list/worklist-view.ts';
import './filter-row.css';

const modalities = ['CR', 'CT', 'DX', 'MG', 'MR', 'NM', 'OT', 'PT', 'RF', 'SM', 'US', 'XA'] as const;
const spans: readonly Span[] = ['any', 'today', 'week', 'month', 'year'];

export interface FilterRowProps {
  readonly narrowing: Narrowing;
  readonly hidden: readonly string[];
  readonly counts: WorklistCounts | null;
}

/** The named filters with how many each would show; modality, date and columns at the right. */
export const FilterRow = ({ narrowing, hidden, counts }: FilterRowProps) => (
  <div className="filter-row" role="group" aria-label={t('library.filters')}>
    {WorklistView.options.map((view) => (
      <Button
        key={view}
        size="small"
        kind={view === narrowing.view ? 'plain' : 'quiet'}
        pressed={view === narrowing.view}
        onClick={() => narrow({ view })}
      >
        {counts ? t(`library.view.${view}`, { n: counts[view] ?? 0 }) : t(`library.view.${view}.plain`)}
      </Button>
    ))}
    <span className="filter-row-gap" />
    <MenuButton
      label={narrowing.modality ?? t('library.modality')}
      icon={Funnel}
      chooses="one"
      isNarrowing={narrowing.modality !== null}
      items={[
        { id: '', label: t('library.any-modality'), isOn: narrowing.modality === null },
        ...modalities.map((id) => ({ id, label: id, isOn: narrowing.modality === id })),
      ]}
      onChoose={(id) => narrow({ modality: id || null })}
    />
    <MenuButton
      label={t(`library.span.${narrowing.span}`)}
      icon={Clock}
      chooses="one"
      isNarrowing={narrowing.span !== 'any'}
      items={spans.map((id) => ({ id, label: t(`library.span.${id}`), isOn: narrowing.span === id }))}
      onChoose={(id) => narrow({ span: spans.find((span) => span === id) ?? 'any' })}
    />
    <MenuButton
      label={t('library.columns')}
      icon={Columns3}
      chooses="many"
      items={columns
        .filter(({ canHide }) => canHide)
        .map(({ id }) => ({ id, label: t(`library.column.${id}`), isOn: !hidden.includes(id) }))}
      onChoose={toggleColumn}
    />
  </div>
);
