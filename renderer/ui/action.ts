import type { LucideIcon } from 'lucide-react';
import type { StudyUid, SubjectId } from '../../models/base/ids.ts';
import type { Place, PageId } from './frame/page-props.ts';

/** What is on screen now: what an action may look at. */
export interface Now {
  readonly page: PageId;
  readonly studyUid: StudyUid | null;
  readonly subject: SubjectId | null;
  readonly go: (place: Place) => void;
  /** Runs another action by its id, if it is possible now. */
  readonly run: (action: string) => void;
}

/**
 * One thing a person can do. Keyboard map, palette, menus, tooltips and the help page are drawn from these rows, so an
 * action exists once, in its word's `actions.ts`; `renderer/app/actions.ts` lists them.
 *
 * `run` and `when` reach a page's state through that word's own store (`ui/store.ts`).
 */
export interface Action {
  readonly id: string; // `<word>.<name>`, stable: remapped keys are stored under it
  readonly label: string; // language key
  /** What it would do now, as the file or the person calls it, behind the label in the palette. */
  readonly detail?: () => string | undefined;
  readonly group: string; // language key of the heading it stands under
  /** Where it can be reached: `all`, or the pages it belongs to. */
  readonly pages: 'all' | readonly PageId[];
  /** `Ctrl+Shift+S`, `Shift+H`, `ArrowDown`, `?`; letters upper case. Ctrl also means Cmd on macOS. */
  readonly keys: readonly string[];
  readonly icon?: LucideIcon;
  /** Language key of the mouse's way to it, where there is one. */
  readonly mouse?: string;
  /** True when possible now; else the language key of the reason, shown in the palette and the tooltip. */
  readonly when: (now: Now) => true | string;
  readonly run: (now: Now) => void | Promise<void>;
}

/** The `when` of what is always possible on its pages. */
export const always = (): true => true;

/** The `when` of what needs an open study. */
export const withStudy = (now: Now): true | string => (now.studyUid ? true : 'action.needs-study');
