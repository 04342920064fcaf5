import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { LibraryStatus } from '../../models/library/contract.ts';
import { SignIn } from '../library/sign-in/page.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { api } from './api/api.ts';
import { useCall } from './api/use-call.ts';
import { go } from './view/view.ts';

const loadFrame = async () => ({ default: (await import('./frame/frame.tsx')).Frame });
/** Most of the window: it comes while the person signs in, not before the first page is seen. */
const Frame = lazy(loadFrame);

/** What stands before the pages: first start, or the passphrase; then the frame. */
export function Gate() {
  const first = useCall(() => api.library.status({}), 'status');
  const [newer, setNewer] = useState<LibraryStatus | null>(null);
  const [isSettingUp, setSettingUp] = useState(false);
  useEffect(() => api.library.statusChanged(setNewer), []);
  const status = newer ?? (first.status === 'done' ? first.value : null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (status?.state === 'open') wasOpen.current = true;
    // Whatever this window held of patients, in stores, caches and on the graphics card, goes with its page.
    else if (status?.state === 'locked' && wasOpen.current) location.reload();
  }, [status?.state]);
  const isAnswered = status !== null;
  useEffect(() => void (isAnswered && requestIdleCallback(() => void loadFrame())), [isAnswered]);
  const isNew = status?.state === 'new';
  if (isNew && !isSettingUp) setSettingUp(true);

  if (!status)
    return first.status === 'failed' ? <Refusal code={first.error.code} params={first.error.params} /> : null;
  if (status.state === 'open' && !isSettingUp)
    return (
      <Suspense fallback={null}>
        <Frame status={status} />
      </Suspense>
    );
  return (
    <SignIn
      status={status}
      isNew={isSettingUp}
      onDone={(place) => {
        go(place);
        setSettingUp(false);
      }}
    />
  );
}
