import { useCallback } from 'react';
import { isAppError } from '../../models/base/app-error.ts';
import type { StudyUid } from '../../models/base/ids.ts';
import { api } from '../app/api/api.ts';
import { useCall } from '../app/api/use-call.ts';
import type { Answer } from '../app/api/use-call.ts';
import { useFeed } from '../app/api/use-feed.ts';
import { reportView } from './report-view.ts';
import type { Opened } from './report-view.ts';

/** The report of a study: the draft being worked on, else the newest signed one; and a way to set a section's text. */
export function useReport(studyUid: StudyUid): {
  readonly answer: Answer<Opened>;
  readonly setText: (section: string, text: string | null) => void;
} {
  const concerns = (value: { readonly studyUid: StudyUid | null }): boolean =>
    value.studyUid === null || value.studyUid === studyUid;
  const reports = useFeed(api.report.changed, concerns);
  const findings = useFeed(api.findings.changed, concerns);
  const facts = useFeed(api.library.changed, ({ what }) => what === 'fact' || what === 'genome');
  const answer = useCall((signal) => openNewest(studyUid, signal), [studyUid, reports, findings, facts].join(' '));
  const setText = useCallback((section: string, text: string | null) => void save(studyUid, section, text), [studyUid]);
  return { answer, setText };
}

async function openNewest(studyUid: StudyUid, signal: AbortSignal): Promise<Opened> {
  const rows = await api.report.list({ studyUid }, { signal });
  const newest = rows.toSorted((a, b) => ((a.signedAt ?? '9') < (b.signedAt ?? '9') ? 1 : -1))[0];
  if (newest?.state === 'signed')
    return { ...(await api.report.open({ report: newest.id }, { signal })), signed: newest, amended: null };
  const draft = await api.report.draft({ studyUid }, { signal });
  return { ...draft, signed: null, amended: rows.find(({ id }) => id === draft.report.amends) ?? null };
}

async function save(studyUid: StudyUid, section: string, text: string | null): Promise<void> {
  try {
    await api.report.setText({ studyUid, section, text });
    reportView.set((view) => ({ ...view, problem: null, savedAt: new Date().toISOString() }));
  } catch (error) {
    const problem = isAppError(error)
      ? { code: error.code, params: error.params }
      : { code: 'ipc.unexpected', params: {} };
    reportView.set((view) => ({ ...view, problem }));
  }
}
