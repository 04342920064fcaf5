/** Something that takes memory: an image, or a volume. */
export interface Held {
  readonly bytes: number;
  /** Forgets it where it is kept. */
  readonly drop: () => void;
}

interface Group {
  readonly items: Map<string, Held>; // seen last at the end
  seen: number; // greater is later
}

/**
 * Counts what a window holds in groups, one a display set, and lets go what exceeds the budget: of the groups that are
 * not on screen the one seen longest ago first, its items in the order they were seen; then items of groups on screen,
 * but never one that is drawn now, nor the newest.
 */
export class ImageMemory {
  readonly #groups = new Map<string, Group>();
  readonly #groupOf = new Map<string, string>(); // by item
  readonly #shown = new Map<string, number>(); // groups and items on screen, how often
  #budget: number;
  #used = 0;
  #clock = 0;
  readonly #onChange: () => void;

  constructor(budget: number, onChange: () => void = () => undefined) {
    this.#budget = budget;
    this.#onChange = onChange;
  }

  get budget(): number {
    return this.#budget;
  }

  get used(): number {
    return this.#used;
  }

  setBudget(bytes: number): void {
    this.#budget = bytes;
    this.#evict('');
    this.#onChange();
  }

  /** Counts an item, in place of one of that name; others may go for it. */
  hold(name: string, group: string, held: Held): void {
    this.#forget(name);
    const kept = this.#groups.get(group) ?? { items: new Map<string, Held>(), seen: 0 };
    this.#groups.set(group, kept);
    this.#groupOf.set(name, group);
    kept.items.set(name, held);
    kept.seen = ++this.#clock;
    this.#used += held.bytes;
    this.#evict(name);
    this.#onChange();
  }

  /** It is looked at now. */
  touch(name: string): void {
    const group = this.#groups.get(this.#groupOf.get(name) ?? '');
    const held = group?.items.get(name);
    if (!group || !held) return;
    group.items.delete(name);
    group.items.set(name, held);
    group.seen = ++this.#clock;
  }

  /** It is kept no longer, by whoever kept it. */
  release(name: string): void {
    this.#forget(name);
    this.#onChange();
  }

  /** A group or an item is on screen, until what is returned is called. */
  show(name: string): () => void {
    this.#shown.set(name, (this.#shown.get(name) ?? 0) + 1);
    return () => {
      const left = (this.#shown.get(name) ?? 1) - 1;
      if (left > 0) this.#shown.set(name, left);
      else this.#shown.delete(name);
    };
  }

  /** Lets go all groups but these: those of a study that was closed. */
  keepOnly(groups: ReadonlySet<string>): void {
    for (const [group, { items }] of this.#groups) {
      if (groups.has(group)) continue;
      for (const name of items.keys()) this.#drop(name);
    }
    this.#onChange();
  }

  #evict(newest: string): void {
    if (this.#used <= this.#budget) return;
    const rank = ([group, { seen }]: readonly [string, Group]): number => (this.#shown.has(group) ? Infinity : seen);
    const order = [...this.#groups].toSorted((a, b) =>
      rank(a) === rank(b) ? a[1].seen - b[1].seen : rank(a) - rank(b),
    );
    for (const [, { items }] of order) {
      for (const name of items.keys()) {
        if (this.#used <= this.#budget) return;
        if (name !== newest && !this.#shown.has(name)) this.#drop(name);
      }
    }
  }

  #drop(name: string): void {
    const held = this.#forget(name);
    held?.drop();
  }

  #forget(name: string): Held | undefined {
    const group = this.#groupOf.get(name);
    if (group === undefined) return undefined;
    const items = this.#groups.get(group)?.items;
    const held = items?.get(name);
    this.#groupOf.delete(name);
    items?.delete(name);
    if (items?.size === 0) this.#groups.delete(group);
    this.#used -= held?.bytes ?? 0;
    return held;
  }
}
