import { localDateOf } from '../../../models/base/dates.ts';
import { ChevronDown, ChevronUp, FolderOpen, ListVideo } from 'lucide-react';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { useFeed } from '../../app/api/use-feed.ts';
import { Button } from '../../ui/button/button.tsx';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { PageTools } from '../../ui/frame/page-tools.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { useStore } from '../../ui/store.ts';
import { GridTable } from '../../ui/table/grid-table.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { HiddenText } from '../../ui/text/hidden-text.tsx';
import { t } from '../../ui/text/t.ts';
import { ChosenStudy } from './chosen/chosen-study.tsx';
import { columns } from './columns.ts';
import { FilterRow } from './search/filter-row.tsx';
import { firstRowLine, headingAt, lineCount, rowAt } from './list/lines.ts';
import { NothingFound } from './search/nothing-found.tsx';
import { SearchStudies } from './search/search-studies.tsx';
import { StatusLine } from './status-line.tsx';
import type { StatusLineProps } from './status-line.tsx';
import { useWorklist } from './list/use-worklist.ts';
import { choose, chosenRow, sortBy, worklist } from './list/worklist-view.ts';
import { WorklistCells } from './worklist-cells.tsx';
import './worklist.css';

/** Every study of the library: search, filter, order, choose, open. */
export function Worklist({ run, go }: StatusLineProps) {
  const shown = useStore(worklist, (value) => value);
  const { onShow } = useWorklist();
  const news = useFeed(api.library.changed, ({ what }) => what !== 'setting');
  const counts = useCall(
    (signal) => api.library.counts({ today: localDateOf(new Date()) }, { signal }),
    `counts ${news}`,
  );
  const { found, sort, hidden } = shown;
  const open = (): void => run('library.open');
  return (
    <main className="worklist">
      <PageTools at="start">
        <SearchStudies />
      </PageTools>
      <PageTools at="end">
        <IconButton icon={ListVideo} label={t('inference.batch')} keys="M" onClick={() => run('inference.batch')} />
        <Button kind="primary" icon={FolderOpen} onClick={() => run('dicom.import')}>
          {t('library.import')}
          <span className="worklist-wide">{t('library.import.what')}</span>
        </Button>
        <span className="worklist-divider" />
      </PageTools>
      <FilterRow narrowing={shown} hidden={hidden} counts={counts.status === 'done' ? counts.value : null} />
      {found?.total === 0 ? (
        <NothingFound narrowing={shown} run={run} />
      ) : (
        <GridTable
          id="study"
          label={t('library.studies')}
          columns={columns
            .filter(({ id }) => !hidden.includes(id))
            .map(({ id, sort: by, ...shape }) => ({
              ...shape,
              id,
              label: <Head id={id} direction={sort.by === by ? (sort.descending ? 'down' : 'up') : null} />,
              sorted: sort.by === by ? (sort.descending ? ('descending' as const) : ('ascending' as const)) : undefined,
              onSort: by && (() => sortBy(by)),
            }))}
          lineCount={found ? lineCount(found) : 0}
          line={(index) => {
            const heading = found && headingAt(found, index);
            if (!found || !heading) return { kind: 'row', row: index };
            const count = heading === 'all' ? found.total : found.inWork.length;
            return { kind: 'group', label: t(`library.group.${heading}`), count: numberText(count) };
          }}
          renderCells={(line) => <WorklistCells row={found ? rowAt(found, line) : undefined} hidden={hidden} />}
          selected={found ? (shown.line ?? firstRowLine(found)) : null}
          onSelect={choose}
          onOpen={(line) => {
            choose(line);
            open();
          }}
          onShow={onShow}
        />
      )}
      <ChosenStudy row={chosenRow(shown)} onOpen={open} />
      <StatusLine run={run} go={go} />
    </main>
  );
}

const Head = ({ id, direction }: { readonly id: string; readonly direction: 'up' | 'down' | null }) => {
  const label = t(`library.column.${id}`);
  if (id === 'remark' || id === 'modality') return <HiddenText>{label}</HiddenText>;
  return (
    <>
      {label} {direction && <Icon of={direction === 'up' ? ChevronUp : ChevronDown} size={14} />}
    </>
  );
};
