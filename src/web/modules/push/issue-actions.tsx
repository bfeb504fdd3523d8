import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import type { Approved, IssueSheet } from '../../../shared/push-issues.ts';
import { post, remove } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { issueTexts } from './issue-texts.ts';
import { pushTexts } from './texts.ts';

/** What the reviewer does with an issue: lets it go out, or takes it back. */
export function IssueActions({ issue, unsaved }: { readonly issue: IssueSheet; readonly unsaved: boolean }): ReactNode {
  const t = useTexts(issueTexts);
  const words = useTexts(pushTexts);
  const mayDecide = useMay('reviewer');
  const path = `/api/issues/${issue.id}`;
  const { busy, problem, run } = useChange(path, '/api/issues', '/api/issues/due', '/api/deliveries');
  if (!mayDecide || issue.state === 'withdrawn') return undefined;
  const withCommon = issue.common !== null && issue.common.state === 'draft';
  return (
    <>
      <ProblemNotice problem={problem} />
      <Popconfirm
        placement="bottomRight"
        title={t.withdraw}
        description={<div style={{ maxWidth: 320 }}>{t.withdrawAsk}</div>}
        okText={t.withdraw}
        cancelText={words.cancel}
        okButtonProps={{ danger: true }}
        onConfirm={() => void run(() => remove(path), t.withdrawn)}
      >
        <Button danger loading={busy}>
          {t.withdraw}
        </Button>
      </Popconfirm>
      {issue.state === 'draft' && !withCommon && (
        <Popconfirm
          placement="bottomRight"
          title={t.approve}
          description={
            <div style={{ maxWidth: 320 }}>
              {unsaved ? t.approveUnsaved : t.approveAsk}
              {issue.members.length > 0 && t.approveMembers(issue.members.length)}
            </div>
          }
          okText={t.approve}
          cancelText={words.cancel}
          okButtonProps={{ disabled: unsaved }}
          onConfirm={() =>
            void run(
              () => post<Approved>(`${path}/approval`),
              ({ deliveries }) => t.approved(deliveries),
            )
          }
        >
          <Button type="primary" loading={busy}>
            {t.approve}
          </Button>
        </Popconfirm>
      )}
    </>
  );
}
