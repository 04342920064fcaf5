import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { KeyHint } from '../../../ui/button/keys/key-hint.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { useStore } from '../../../ui/store.ts';
import { t } from '../../../ui/text/t.ts';
import { narrow, step, worklist } from '../list/worklist-view.ts';
import './search-studies.css';

export const searchId = 'search-studies';

/** Words narrow the list as they are typed; arrows go on choosing in the list. */
export function SearchStudies() {
  const search = useStore(worklist, (value) => value.search);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) step(by);
    else if (event.key === 'Escape' && search !== '') narrow({ search: '' });
    else return;
    event.preventDefault();
  };
  return (
    <div className="search-studies" id={searchId} role="search">
      <Field
        label={t('library.search')}
        hidesLabel
        icon={Search}
        type="search"
        placeholder={t('library.search')}
        value={search}
        spellCheck={false}
        onChange={({ currentTarget }) => narrow({ search: currentTarget.value })}
        onKeyDown={onKeyDown}
        trailing={<KeyHint keys="/" />}
      />
    </div>
  );
}
