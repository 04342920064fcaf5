import { FileText, FileWarning, FolderOpen, Tags } from 'lucide-react';
import type { Action } from '../ui/action.ts';
import { always, withStudy } from '../ui/action.ts';
import { documents } from './documents/document-state.ts';
import { importing, showChoice, showReport } from './import-state.ts';
import { tagBrowser } from './tags/tag-state.ts';

const withReport = (): true | string => {
  const { status } = importing.get().run;
  return status === 'done' || status === 'failed' ? true : 'dicom.no-report';
};

export const dicomActions: readonly Action[] = [
  {
    id: 'dicom.import',
    label: 'dicom.import',
    group: 'app.group.everywhere',
    pages: 'all',
    keys: ['Ctrl+O'],
    icon: FolderOpen,
    when: always,
    run: () => showChoice(true),
  },
  {
    id: 'dicom.import-report',
    label: 'dicom.import-report',
    group: 'app.group.everywhere',
    pages: 'all',
    keys: [],
    icon: FileWarning,
    when: withReport,
    run: () => showReport(true),
  },
  {
    id: 'dicom.documents',
    label: 'dicom.documents',
    group: 'app.group.everywhere',
    pages: 'all',
    keys: ['Ctrl+Shift+D'],
    icon: FileText,
    when: withStudy,
    run: ({ studyUid }) => documents.set(() => studyUid),
  },
  {
    id: 'dicom.tags',
    label: 'dicom.tags',
    group: 'app.group.everywhere',
    pages: 'all',
    keys: [],
    icon: Tags,
    when: withStudy,
    run: ({ studyUid }) => tagBrowser.set(() => studyUid),
  },
];
