import './risk-gauge.css';

export interface RiskGaugeProps {
  readonly value: number;
  /** A published interval, or null: none is drawn then, and the words beside it say so. */
  readonly interval: readonly [number, number] | null;
  readonly axis: readonly [number, number];
  readonly ticks: readonly number[]; // at most 5
  readonly isLog?: boolean | undefined; // for ratios; a dotted line stands at 1
}

/** One number on its axis. No green to red: the axis says how much, not how bad. */
export function RiskGauge({ value, interval, axis, ticks, isLog }: RiskGaugeProps) {
  const at = (x: number): number => position(x, axis, isLog ?? false);
  return (
    <div className="risk-gauge" aria-hidden="true">
      <i className="risk-gauge-axis" />
      {interval && (
        <i
          className="risk-gauge-interval"
          style={{ left: `${at(interval[0])}%`, width: `${at(interval[1]) - at(interval[0])}%` }}
        />
      )}
      <i className="risk-gauge-point" style={{ left: `calc(${at(value)}% - 1px)` }} />
      {isLog && <i className="risk-gauge-one" style={{ left: `${at(1)}%` }} />}
      {ticks.map((tick) => (
        <span
          key={tick}
          data-end={at(tick) <= 0 ? 'low' : at(tick) >= 100 ? 'high' : undefined}
          style={{ left: `${at(tick)}%` }}
        >
          {tick}
        </span>
      ))}
    </div>
  );
}

/** Percent along the axis, held inside it. */
const position = (x: number, [low, high]: readonly [number, number], isLog: boolean): number => {
  const scale = isLog ? Math.log : (value: number) => value;
  const share = (scale(x) - scale(low)) / (scale(high) - scale(low));
  return Math.min(Math.max(share, 0), 1) * 100;
};
