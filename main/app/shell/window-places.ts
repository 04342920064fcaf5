import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

// Where the second reading window stood, for each set of monitors it was used with: in the open beside the library, since
// windows are placed before anybody signed in. Nothing of a patient follows from it.

/** Place and size on the desktop, in its own units. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A display of the machine, as far as it is known again by it. */
export interface Monitor {
  readonly id: number; // of this start
  readonly label: string; // what it calls itself; empty where the system does not say
  readonly bounds: Bounds;
  readonly workArea: Bounds;
}

/** The monitors of a desk by what they call themselves, their size and how they stand to each other, in no order. Total. */
export const deskOf = (monitors: readonly Monitor[]): string =>
  monitors
    .map(({ label, bounds: { x, y, width, height } }) => `${label} ${width}×${height} at ${x},${y}`)
    .toSorted()
    .join(' + ');

const fileIn = (folder: string): string => path.join(folder, 'windows.json');

/** Where it stood at each desk. */
export class WindowPlaces {
  readonly #folder: string;
  #known: Readonly<Record<string, Bounds>>;

  constructor(folder: string) {
    this.#folder = folder;
    this.#known = placesIn(folder);
  }

  /** Where the second window opens: where it stood at this desk, else over a monitor that no viewer stands on. */
  second(monitors: readonly Monitor[], taken: ReadonlySet<number>): Bounds | undefined {
    return this.#known[deskOf(monitors)] ?? monitors.find(({ id }) => !taken.has(id))?.workArea;
  }

  async keepSecond(monitors: readonly Monitor[], bounds: Bounds): Promise<void> {
    const { x, y, width, height } = bounds;
    this.#known = { ...this.#known, [deskOf(monitors)]: { x, y, width, height } };
    await writeFile(fileIn(this.#folder), JSON.stringify({ schema: 1, second: this.#known }), { mode: 0o600 });
  }
}

/** No schema reads it: what is not a place is none, and the window opens as if it had never been open. */
function placesIn(folder: string): Readonly<Record<string, Bounds>> {
  try {
    const kept: unknown = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
    const second = isObject(kept) && isObject(kept['second']) ? kept['second'] : {};
    return Object.fromEntries(Object.entries(second).flatMap(([desk, at]) => (isBounds(at) ? [[desk, at]] : [])));
  } catch {
    return {};
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isBounds = (value: unknown): value is Bounds =>
  isObject(value) && ['x', 'y', 'width', 'height'].every((key) => Number.isFinite(value[key]));
