import type { StudyUid } from '../../models/base/ids.ts';
import type { Draft, ReportRow } from '../../models/report/contract.ts';
import { createStore } from '../ui/store.ts';

/** A report as the page shows it: `signed` is its kept row, null while it is a draft. */
export interface Opened extends Draft {
  readonly signed: ReportRow | null;
  /** Of a draft: the signed report that it amends. */
  readonly amended: ReportRow | null;
}

/** What the report page has in view. */
export interface ReportView {
  readonly studyUid: StudyUid | null;
  readonly opened: Opened | null;
  /** The section that is read or edited: facts are inserted there. */
  readonly section: string;
  readonly isSigning: boolean;
  readonly isDiscarding: boolean; // it is asked whether the amendment is let go
  readonly isSearching: boolean;
  /** Why the last save did not work; null while all is saved. */
  readonly problem: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null;
  readonly savedAt: string | null;
}

const start: Omit<ReportView, 'studyUid' | 'opened'> = {
  section: 'findings',
  isSigning: false,
  isDiscarding: false,
  isSearching: false,
  problem: null,
  savedAt: null,
};

export const reportView = createStore<ReportView>({ ...start, studyUid: null, opened: null });

/** The page shows this report now; another study begins with a fresh view. */
export const showReport = (studyUid: StudyUid, opened: Opened | null): void =>
  reportView.set((view) => ({ ...(view.studyUid === studyUid ? view : { ...view, ...start }), studyUid, opened }));

export const chooseSection = (section: string): void => reportView.set((view) => ({ ...view, section }));
export const openSigning = (isSigning: boolean): void => reportView.set((view) => ({ ...view, isSigning }));
export const openDiscarding = (isDiscarding: boolean): void => reportView.set((view) => ({ ...view, isDiscarding }));
export const searchFacts = (isSearching: boolean): void => reportView.set((view) => ({ ...view, isSearching }));

/** The element a section's text stands in. */
export const sectionElement = (section: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.report-section[data-section="${CSS.escape(section)}"]`);
