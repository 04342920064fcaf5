import './coverage-line.css';

export interface CoverageLineProps {
  readonly tested: number;
  readonly of: number;
  /** The gap limits what is said: amber, and the sentence beside it says how. */
  readonly isLimiting?: boolean | undefined;
}

/** How much was tested, as a bar of 6 px; the numbers stand beside it in words. */
export const CoverageLine = ({ tested, of, isLimiting }: CoverageLineProps) => (
  <span className="coverage-line" data-limiting={isLimiting} aria-hidden="true">
    <i style={{ width: `${of > 0 ? (tested / of) * 100 : 0}%` }} />
  </span>
);
