import { Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { IssueSheet } from '../../../shared/push-issues.ts';
import { useTexts } from '../../app/language.tsx';
import { issueTexts } from './issue-texts.ts';
import { IssueStateTag } from './states.tsx';

/** The members that receive the issue as their common part, each with how much of its own stands beside it. */
export function IssueMembers({ members }: Pick<IssueSheet, 'members'>): ReactNode {
  const t = useTexts(issueTexts);
  return (
    <>
      <Typography.Paragraph type="secondary">{t.membersAbout}</Typography.Paragraph>
      <Table<IssueSheet['members'][number]>
        size="small"
        rowKey="issue"
        dataSource={members}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 560 }}
        columns={[
          {
            title: t.enterprise,
            render: (_, { issue, enterprise }) => <Link to={`/issues/${issue}`}>{enterprise}</Link>,
          },
          { title: t.state, width: 110, render: (_, { state }) => <IssueStateTag state={state} /> },
          { title: t.additions, dataIndex: 'additions', width: 100, align: 'right' },
          { title: t.recipients, dataIndex: 'recipients', width: 100, align: 'right' },
        ]}
      />
    </>
  );
}
