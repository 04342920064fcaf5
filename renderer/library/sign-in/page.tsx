import type { LibraryStatus } from '../../../models/library/contract.ts';
import type { Place } from '../../ui/frame/page-props.ts';
import { FirstStart } from './first-start/first-start.tsx';
import { Unlock } from './unlock.tsx';

export interface SignInProps {
  readonly status: LibraryStatus;
  readonly isNew: boolean;
  readonly onDone: (place: Place) => void;
}

/** What stands before the pages: the first start, or the passphrase. */
export const SignIn = ({ status, isNew, onDone }: SignInProps) =>
  isNew ? <FirstStart status={status} onDone={onDone} /> : <Unlock status={status} onDone={onDone} />;
