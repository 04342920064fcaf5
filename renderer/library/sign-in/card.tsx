import type { ReactNode } from 'react';
import { Mark } from '../../ui/icon/mark.tsx';
import { t } from '../../ui/text/t.ts';
import './card.css';

/** The one card that stands before the pages: the product's name, then what is asked. */
export const Card = ({ narrow, children }: { readonly narrow?: boolean; readonly children: ReactNode }) => (
  <main className="card-place">
    <div className="card" data-narrow={narrow}>
      <div className="card-head">
        <Mark size={32} />
        <div>
          <h1>{t('library.product')}</h1>
          <p>{t('library.product.what')}</p>
        </div>
      </div>
      {children}
    </div>
  </main>
);

/** The foot of a card: what this product is not, and the buttons. */
export const CardFoot = ({ children }: { readonly children: ReactNode }) => (
  <div className="card-foot">
    <p>{t('library.card-foot')}</p>
    {children}
  </div>
);
