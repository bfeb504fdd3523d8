import { Alert, Spin, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { IssueSheet } from '../../../shared/push-issues.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useInstant } from '../../ui/instants.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { IssueActions } from './issue-actions.tsx';
import { IssueEditor } from './issue-editor.tsx';
import { IssueMembers } from './issue-members.tsx';
import { IssuePreviewPane } from './issue-preview.tsx';
import { IssueRecipients } from './issue-recipients.tsx';
import { issueTexts } from './issue-texts.ts';
import { IssueStateTag } from './states.tsx';
import { pushTexts } from './texts.ts';

/** One issue: what it says, how it looks as mail, whom it reached. */
export default function IssuePage(): ReactNode {
  const { id } = useParams();
  const { data, error } = useGet<IssueSheet>(`/api/issues/${id}`, {}, { every: 60_000 });
  if (data === undefined) return error === null ? <Spin size="large" /> : <ProblemNotice problem={error} />;
  return <Issue key={data.id} issue={data} />;
}

function Issue({ issue }: { readonly issue: IssueSheet }): ReactNode {
  const t = useTexts(issueTexts);
  const personName = usePersonName();
  const words = useTexts(pushTexts);
  const time = useInstant();
  const [address, setAddress] = useSearchParams();
  const [unsaved, setUnsaved] = useState(false);
  const { approvedBy, approvedAt } = issue;
  return (
    <>
      <Link to="/issues" style={{ display: 'inline-block', marginBottom: 4 }}>
        ← {t.back}
      </Link>
      <PageHeader
        title={t.title(issue.enterprise.name, words.kind[issue.kind], issue.number)}
        about={
          <>
            <IssueStateTag state={issue.state} /> {t.period(issue.from, issue.to)}
            {approvedBy !== null && ` · ${t.approvedBy(personName(approvedBy), time(approvedAt))}`}
          </>
        }
        actions={<IssueActions issue={issue} unsaved={unsaved} />}
      />
      {issue.common !== null && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={t.commonHere(issue.common.association)}
          action={<Link to={`/issues/${issue.common.issue}`}>{t.openCommon}</Link>}
        />
      )}
      <Tabs
        activeKey={address.get('tab') ?? 'contents'}
        onChange={(tab) => setAddress({ tab }, { replace: true })}
        items={[
          {
            key: 'contents',
            label: t.contents,
            forceRender: true,
            children: <IssueEditor issue={issue} onUnsaved={setUnsaved} />,
          },
          { key: 'preview', label: t.preview, destroyOnHidden: true, children: <IssuePreviewPane id={issue.id} /> },
          { key: 'recipients', label: t.recipients, children: <IssueRecipients issue={issue} /> },
          ...(issue.members.length === 0
            ? []
            : [{ key: 'members', label: t.members, children: <IssueMembers members={issue.members} /> }]),
        ]}
      />
    </>
  );
}
