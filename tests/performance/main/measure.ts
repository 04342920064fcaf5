import { loadavg } from 'node:os';

/** What every section is given. */
export interface Bench {
  readonly root: string;
  readonly folder: string; // temporary, gone afterwards
  readonly runs: number;
  readonly browser: string | undefined;
}

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly value: string;
  /** Of the peer in the same run, and whether the goal is met. */
  readonly ratio?: string;
  readonly goal?: { readonly text: string; readonly isMet: boolean };
}

export interface Section {
  readonly title: string;
  measure(bench: Bench): Promise<readonly Line[]>;
}

/** What could not be measured here, and why. */
export const notMeasured = (what: string, why: string): Line => ({ what, value: `not measured: ${why}` });

/** The middle value; of an even number of values the upper one. NaN of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** One value per run, in turn. */
export async function repeat<T>(runs: number, once: (run: number) => Promise<T>): Promise<T[]> {
  const values: T[] = [];
  for (let run = 0; run < runs; run++) values.push(await once(run));
  return values;
}

export const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** `812 ms (790 to 1010, n 5)`. */
export const spread = (values: readonly number[], unit: string): string =>
  `${number(median(values))} ${unit} (${number(Math.min(...values))} to ${number(Math.max(...values))}, n ${values.length})`;

export const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

const widths = [70, 38, 30] as const;

/** A section's lines under its title, with the load of the machine before and after. */
export function print(title: string, lines: readonly Line[], loadBefore: string): void {
  console.log(`\n${title}  [load average ${loadBefore} → ${load()}]`);
  for (const { what, value, ratio = '', goal } of lines) {
    const cells = [what, value, ratio].map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' ');
    console.log(`  ${cells} ${goal ? `goal ${goal.text}: ${goal.isMet ? 'met' : 'MISSED'}` : ''}`.trimEnd());
  }
}
