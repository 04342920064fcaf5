import type { PageId } from '../../ui/frame/page-props.ts';
import { keysText } from '../../ui/text/key-text.ts';
import { t } from '../../ui/text/t.ts';
import { casePages } from '../pages.ts';
import { goInCase } from '../view/view.ts';
import './case-tabs.css';

export interface CaseTabsProps {
  readonly page: PageId;
  readonly hasSlides: boolean;
}

/** The pages of the open case; one without data has no tab. */
export const CaseTabs = ({ page, hasSlides }: CaseTabsProps) => (
  <nav className="case-tabs" aria-label={t('app.case')}>
    {casePages
      .filter(({ id, isOnlyWith }) => !isOnlyWith || hasSlides || id === page)
      .map(({ id, label, keys }) => (
        <button
          type="button"
          key={id}
          aria-current={id === page ? 'page' : undefined}
          title={`${t(label)}  ${keysText(keys)}`}
          onClick={() => goInCase(id)}
        >
          {t(label)}
        </button>
      ))}
  </nav>
);
