import { useCallback, useMemo, useState } from 'react';
import type { Action, Now } from '../../ui/action.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { t } from '../../ui/text/t.ts';
import { go } from '../view/view.ts';
import type { Remapped } from '../../ui/button/keys/key-map.ts';
import { useKeyboard } from './use-keyboard.ts';

type Here = Pick<Now, 'page' | 'studyUid' | 'subject'>;

/**
 * Joins the table of actions with what is on screen: listens to the keys, and gives the page a way to run an action by
 * its id. An impossible one runs nothing; its reason is announced.
 */
export function useActions(
  actions: readonly Action[],
  remapped: Remapped,
  { page, studyUid, subject }: Here,
): { readonly now: Now; readonly announcement: string } {
  const [announcement, setAnnouncement] = useState('');
  const now = useMemo((): Now => {
    const here: Now = {
      page,
      studyUid,
      subject,
      go,
      run: (id) =>
        attempt(
          here,
          actions.find((action) => action.id === id),
        ),
    };
    const attempt = (at: Now, action: Action | undefined): void => {
      if (!action) return;
      const possible = action.when(at);
      if (possible === true) return void Promise.resolve(action.run(at)).catch(tellProblem);
      setAnnouncement(t('app.not-now', { action: t(action.label), reason: t(possible) }));
    };
    return here;
  }, [actions, page, studyUid, subject]);
  const onRun = useCallback((action: Action) => now.run(action.id), [now]);
  useKeyboard({ actions, remapped, now, onRun });
  return { now, announcement };
}
