import type { LibraryStatus } from '../../../models/library/contract.ts';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { Note } from '../../ui/message/note.tsx';
import { t } from '../../ui/text/t.ts';
import './about.css';

/** What this is, which version, and plainly what it is not. */
export const About = ({ status }: { readonly status: LibraryStatus }) => (
  <div className="about">
    <h2>{t('settings.page.about')}</h2>
    <Note status="warning">{t('about.not-cleared')}</Note>
    <KeyValues
      of={[
        [t('settings.about.version'), `Phenoscope ${status.version}`],
        [t('settings.about.shell'), t(`settings.about.shell.${status.shell}`)],
        [t('settings.about.library'), t(`settings.about.keys.${status.keyBackend}`)],
        [t('settings.about.licence'), 'Apache-2.0'],
      ]}
    />
    <p>{t('settings.about.notices')}</p>
  </div>
);
