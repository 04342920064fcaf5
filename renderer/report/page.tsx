import type { PageProps } from '../ui/frame/page-props.ts';

export const ReportPage = ({ studyUid }: PageProps) => <main>{studyUid}</main>;
