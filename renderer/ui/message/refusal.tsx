import type { ReactNode } from 'react';
import { StatusIcon } from '../icon/status-icon.tsx';
import type { Status } from '../icon/status-icon.tsx';
import { message } from '../text/t.ts';
import type { Params } from '../text/fill-text.ts';
import './refusal.css';

export interface RefusalProps {
  readonly code: string;
  readonly params?: Params | undefined;
  /** Grey for an honest refusal; amber and red as LOOK 1.6 says. */
  readonly status?: Extract<Status, 'refused' | 'warning' | 'stop' | 'note'> | undefined;
  /** What still works, or the next step. */
  readonly children?: ReactNode | undefined;
}

/** Why something is not here, where it would have been: what, why, next step; the code can be copied. */
export function Refusal({ code, params = {}, status = 'refused', children }: RefusalProps) {
  const { what, why } = message(code, params);
  return (
    <div className="refusal" role={status === 'stop' ? 'alert' : undefined}>
      <StatusIcon status={status} />
      <div className="refusal-text">
        <b>{what}</b>
        {why !== '' && <p>{why}</p>}
        {children && <div className="refusal-steps">{children}</div>}
      </div>
      <code>{code}</code>
    </div>
  );
}
