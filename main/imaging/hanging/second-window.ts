import type { StudyUid } from '../../../models/base/ids.ts';
import { z } from '../../../models/base/schema.ts';
import { SecondShown } from '../../../models/imaging/hanging/second-window.ts';
import type { SecondNews } from '../../../models/imaging/hanging/second-window.ts';
import type { Context } from '../../app/context.ts';

const kind = 'second-window';
const graceMs = 1500; // a window that is loaded again is not closed

/** The second reading window of a program, and what goes between it and the first. */
class SecondWindow {
  readonly #listeners = new Set<(news: SecondNews) => void>();
  readonly #shows = new Set<(shown: SecondShown | null) => void>();
  #shown: SecondShown | null = null;
  #closing: ReturnType<typeof setTimeout> | undefined;
  #isOpening = false;

  /** Shows a study in the window, which is opened where it is not there. */
  async show(shown: SecondShown, { shell, library }: Context): Promise<void> {
    this.#shown = shown;
    await library.store.putDocument({ kind, id: shown.studyUid, body: { ...shown, isOpen: true } });
    if (this.#shows.size > 0) return this.#shows.forEach((show) => show(shown));
    if (this.#isOpening) return;
    this.#isOpening = true;
    try {
      await shell.openWindow('second');
    } finally {
      this.#isOpening = false;
    }
  }

  /** Asks the window to close: its viewports go back to the first. */
  close(): void {
    for (const show of this.#shows) show(null);
  }

  /** How its study stands there now. */
  async keep(shown: SecondShown, { library }: Context): Promise<void> {
    if (this.#shown?.studyUid !== shown.studyUid) return;
    this.#shown = shown;
    await library.store.putDocument({ kind, id: shown.studyUid, body: { ...shown, isOpen: true } });
  }

  /** The window itself: it is open for as long as it listens. */
  attach(show: (shown: SecondShown | null) => void, ctx: Context): () => void {
    clearTimeout(this.#closing);
    this.#shows.add(show);
    this.tell({ kind: 'opened' });
    if (this.#shown) show(this.#shown);
    return () => {
      this.#shows.delete(show);
      if (this.#shows.size === 0) this.#closing = setTimeout(() => void this.#left(ctx), graceMs).unref();
    };
  }

  /** News of both windows. */
  listen(emit: (news: SecondNews) => void): () => void {
    this.#listeners.add(emit);
    if (this.#shows.size > 0) emit({ kind: 'opened' });
    return () => void this.#listeners.delete(emit);
  }

  tell(news: SecondNews): void {
    for (const listener of this.#listeners) listener(news);
  }

  async #left({ session }: Context): Promise<void> {
    const left = this.#shown;
    this.#shown = null;
    this.tell({ kind: 'closed', left });
    if (left && session.state === 'open')
      await session.library.store.putDocument({ kind, id: left.studyUid, body: { ...left, isOpen: false } });
  }
}

const windows = new WeakMap<Context['session'], SecondWindow>();

/** The one of this program. */
export function secondWindow({ session }: Pick<Context, 'session'>): SecondWindow {
  const known = windows.get(session) ?? new SecondWindow();
  windows.set(session, known);
  return known;
}

const Kept = SecondShown.extend({ isOpen: z.boolean() });

/** What stood in the second window when a study was left; null where there was none, or it was closed. */
export async function secondOf(studyUid: StudyUid, { library }: Context): Promise<SecondShown | null> {
  const kept = Kept.safeParse(await library.store.document({ kind, id: studyUid })).data;
  return kept?.isOpen ? { studyUid, reading: kept.reading } : null;
}
