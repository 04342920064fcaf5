import type { ReactNode } from 'react';
import { ProgressBar } from '../chart/progress-bar.tsx';
import './job-line.css';

export interface JobLineProps {
  readonly name: string;
  /** What is done, in its own units. */
  readonly done: ReactNode;
  /** Parts of the whole, 0 to 1; null while the whole is not known: then no bar is drawn. */
  readonly share: number | null;
  readonly children?: ReactNode | undefined;
}

/** One running job: name, bar, what is done; Cancel and the like after it. */
export const JobLine = ({ name, done, share, children }: JobLineProps) => (
  <div className="job-line">
    <span className="job-line-name">{name}</span>
    {share !== null && <ProgressBar label={name} share={share} />}
    <span className="job-line-done">{done}</span>
    {children}
  </div>
);
