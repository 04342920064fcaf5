import type { LibraryStatus } from '../../../../models/library/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { t } from '../../../ui/text/t.ts';
import { CardFoot } from '../card.tsx';
import { MachineList } from './machine-list.tsx';
import './machine-step.css';

/** First step: what was found on this machine, and what Phenoscope does with a patient's data here. */
export const MachineStep = ({ status, onNext }: { readonly status: LibraryStatus; readonly onNext: () => void }) => (
  <>
    <div className="card-columns">
      <section className="machine-step">
        <h2>{t('library.what-happens')}</h2>
        <p>{t('library.what-happens.kept')}</p>
        <p>{t('library.what-happens.ai')}</p>
        <p>{t('library.what-happens.not-cleared')}</p>
      </section>
      <MachineList status={status} />
    </div>
    <CardFoot>
      <Button kind="primary" size="large" autoFocus onClick={onNext}>
        {t('library.continue')}
      </Button>
    </CardFoot>
  </>
);
