import { Check, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import type { Report } from '../../../models/report/report.ts';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { Field } from '../../ui/form/field.tsx';
import { Panel, PanelHead } from '../../ui/frame/panel.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { useStore } from '../../ui/store.ts';
import { HiddenText } from '../../ui/text/hidden-text.tsx';
import { t } from '../../ui/text/t.ts';
import { reportView, searchFacts } from '../report-view.ts';
import type { KnownNumber } from './known-number.ts';
import './facts-panel.css';

export interface FactsPanelProps {
  readonly report: Report;
  readonly known: readonly KnownNumber[];
  readonly section: string;
  readonly isReadOnly: boolean;
  readonly onSection: (section: string) => void;
  readonly onInsert: (known: KnownNumber) => void;
}

/** The sections of the report, and the facts of the case that it says or may say. */
export function FactsPanel({ report, known, section, isReadOnly, onSection, onInsert }: FactsPanelProps) {
  const [words, setWords] = useState('');
  const isSearching = useStore(reportView, (view) => view.isSearching);
  const shown = known.filter(({ name, text }) =>
    `${name} ${text}`.toLocaleLowerCase().includes((isSearching ? words : '').toLocaleLowerCase()),
  );
  return (
    <Panel side="left" label={t('report.panel.label')} title={t('report.panel.sections')}>
      <ul className="report-sections">
        {report.sections.map(({ id, title, blocks }) => (
          <li key={id}>
            <button type="button" aria-current={id === section ? 'true' : undefined} onClick={() => onSection(id)}>
              <span>{title}</span>
              <small>{rowCount(blocks)}</small>
            </button>
          </li>
        ))}
      </ul>
      <div className="report-facts-head">
        <PanelHead
          tools={
            <IconButton
              icon={Search}
              label={t('report.panel.search')}
              keys="Ctrl F"
              pressed={isSearching || undefined}
              onClick={() => searchFacts(!isSearching)}
            />
          }
        >
          {t('report.panel.facts')}
        </PanelHead>
      </div>
      {isSearching && (
        <div className="report-facts-search">
          <Field
            hidesLabel
            autoFocus
            label={t('report.panel.search')}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            onKeyDown={(event) => {
              const first = shown.find(({ text }) => !says(report, text));
              if (event.key === 'Enter' && first && !isReadOnly) onInsert(first);
              if (event.key === 'Escape') searchFacts(false);
            }}
          />
        </div>
      )}
      {known.length === 0 && <p className="report-facts-none">{t('report.panel.none')}</p>}
      <ul className="report-facts">
        {shown.map((one) => (
          <li key={one.id}>
            <div>
              <span title={one.name}>{one.name}</span>
              <b title={one.text}>{one.text}</b>
            </div>
            <FactState
              isSaid={says(report, one.text)}
              isReadOnly={isReadOnly}
              name={one.name}
              onInsert={() => onInsert(one)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface FactStateProps {
  readonly isSaid: boolean;
  readonly isReadOnly: boolean;
  readonly name: string;
  readonly onInsert: () => void;
}

const FactState = ({ isSaid, isReadOnly, name, onInsert }: FactStateProps) => {
  if (isSaid)
    return (
      <span className="report-facts-said">
        <Icon of={Check} />
        <HiddenText>{t('report.panel.said')}</HiddenText>
      </span>
    );
  return isReadOnly ? null : <IconButton icon={Plus} label={t('report.panel.insert', { name })} onClick={onInsert} />;
};

const rowCount = (blocks: Report['sections'][number]['blocks']): string => {
  const rows = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0);
  return rows > 0 ? String(rows) : '';
};

/** True when a section's text or a table says the value. */
const says = ({ sections }: Report, text: string): boolean => {
  const wanted = spaced(text);
  return sections.some(
    (section) =>
      spaced(section.text).includes(wanted) ||
      section.blocks.some(
        (block) =>
          block.kind === 'table' && block.rows.some((row) => row.some((cell) => spaced(cell).includes(wanted))),
      ),
  );
};
const spaced = (text: string): string => text.replaceAll(/\s/g, ' ');
