import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import type { VariantFilter, VariantView } from '../../../../models/genome/variants/scan/variant-view.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Popover } from '../../../ui/dialog/popover.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { t } from '../../../ui/text/t.ts';
import './view-menu.css';

export interface ViewMenuProps {
  readonly views: readonly VariantView[];
  readonly filter: VariantFilter;
  readonly onChoose: (filter: VariantFilter) => void;
  readonly onSave: (view: VariantView) => void;
  readonly onRemove: (name: string) => void;
}

/** The views that this person keeps: taken, kept under a name, taken away. */
export function ViewMenu({ views, filter, onChoose, onSave, onRemove }: ViewMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState('');
  const current = views.find((view) => JSON.stringify(view.filter) === JSON.stringify(filter));
  return (
    <>
      <Button
        icon={Bookmark}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(anchor ? null : currentTarget)}
      >
        {current ? t('genome.view-is', { name: current.name }) : t('genome.views-of-table')}
      </Button>
      {anchor && (
        <Popover label={t('genome.views-of-table')} anchor={anchor} width={280} onClose={() => setAnchor(null)}>
          <div className="view-menu">
            <ul>
              {views.map((view) => (
                <li key={view.name}>
                  <button
                    type="button"
                    aria-pressed={view === current}
                    onClick={() => {
                      onChoose(view.filter);
                      setAnchor(null);
                    }}
                  >
                    {view.name}
                  </button>
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={t('genome.remove-view', { name: view.name })}
                    onClick={() => onRemove(view.name)}
                  >
                    {t('genome.remove-score')}
                  </Button>
                </li>
              ))}
            </ul>
            {views.length === 0 && <p>{t('genome.no-views')}</p>}
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (name.trim() === '') return;
                onSave({ name: name.trim(), filter });
                setName('');
              }}
            >
              <Field
                label={t('genome.view-name')}
                maxLength={60}
                value={name}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
              <Button size="small" submits disabled={name.trim() === ''}>
                {t('genome.save-view')}
              </Button>
            </form>
          </div>
        </Popover>
      )}
    </>
  );
}
