import './function-boxes.css';

export interface FunctionBoxesProps {
  /** How many of the five boxes are filled; null: dashed, nothing is said. */
  readonly filled: number | null;
  readonly tone?: 'plain' | 'danger' | 'warn' | undefined;
}

/** A step on a scale of five, for a word that stands beside it. */
export const FunctionBoxes = ({ filled, tone = 'plain' }: FunctionBoxesProps) => (
  <span className="function-boxes" data-tone={tone} data-known={filled !== null} aria-hidden="true">
    {[1, 2, 3, 4, 5].map((box) => (
      <i key={box} data-on={filled !== null && box <= filled} />
    ))}
  </span>
);
