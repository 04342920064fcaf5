import { X } from 'lucide-react';
import { useEffect } from 'react';
import { isAppError } from '../../../models/base/app-error.ts';
import { IconButton } from '../button/icon-button.tsx';
import { useStore } from '../store.ts';
import { messageText, t } from '../text/t.ts';
import { Banner } from './banner.tsx';
import { problem, tellProblem } from './problem.ts';

const close = (): void => problem.set(() => null);

/** A refusal that nobody waited for stands here too: a call whose answer no one took must not fail in silence. */
const onLeftAlone = ({ reason }: PromiseRejectionEvent): void => {
  if (isAppError(reason)) tellProblem(reason);
};

/** The place under the bar where `tellProblem` shows. */
export function ProblemBanner() {
  const shown = useStore(problem, (value) => value);
  useEffect(() => {
    close(); // what was told before the library was locked is over
    window.addEventListener('unhandledrejection', onLeftAlone);
    return () => window.removeEventListener('unhandledrejection', onLeftAlone);
  }, []);
  return (
    <div className="problem-banner" role="alert">
      {shown && (
        <Banner status="warning" tools={<IconButton icon={X} label={t('ui.close')} onClick={close} />}>
          {messageText(shown.code, shown.params)}
        </Banner>
      )}
    </div>
  );
}
