import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DueList } from './due-list.tsx';
import { IssueList } from './issue-list.tsx';
import { issuesTexts } from './issues-texts.ts';

/** What waits to become an issue, and the issues that there are. */
export default function IssuesPage(): ReactNode {
  const t = useTexts(issuesTexts);
  return (
    <>
      <PageHeader title={t.title} about={t.about} />
      <DueList />
      <IssueList />
    </>
  );
}
