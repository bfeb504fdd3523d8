import { Alert, Modal, Radio, Space, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ComposedCommon, DueLine } from '../../../shared/push-issues.ts';
import { post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { issuesTexts } from './issues-texts.ts';
import { pushTexts } from './texts.ts';

const KINDS = ['express', 'brief'] as const;

/** Makes the association's issue and its members' in one, and opens the association's, where the common part is edited. */
export function CommonDialog({ line, onClose }: { readonly line: DueLine; readonly onClose: () => void }): ReactNode {
  const t = useTexts(issuesTexts);
  const words = useTexts(pushTexts);
  const { stops } = useLanguage();
  const go = useNavigate();
  const { busy, problem, run } = useChange('/api/issues/due', '/api/issues');
  const [kind, setKind] = useState<(typeof KINDS)[number]>(line.kind === 'brief' ? 'brief' : 'express');
  const [made, setMade] = useState<ComposedCommon>();
  const members = line.members ?? 0;
  const compose = async (): Promise<void> => {
    const answer = await run(() =>
      post<ComposedCommon>('/api/issues/common', { subscription: line.subscription, kind }),
    );
    if (answer === undefined) return;
    if (answer.without.length === 0) go(`/issues/${answer.issue}`);
    else setMade(answer);
  };
  return (
    <Modal
      open
      title={`${t.common} · ${line.enterprise.name}`}
      okText={made === undefined ? t.compose : t.openDraft}
      cancelText={words.cancel}
      okButtonProps={{ loading: busy, disabled: members === 0 }}
      onOk={() => (made === undefined ? void compose() : go(`/issues/${made.issue}`))}
      onCancel={onClose}
    >
      <ProblemNotice problem={problem} />
      {made !== undefined ? (
        <Alert
          type="warning"
          showIcon
          title={t.commonDone(made.members.length)}
          description={t.commonWithout(made.without.join(stops.list))}
        />
      ) : (
        <>
          <Typography.Paragraph>{members === 0 ? t.commonNoMembers : t.commonAbout(members)}</Typography.Paragraph>
          <Radio.Group value={kind} onChange={({ target }) => setKind(target.value)} aria-label={t.template}>
            <Space orientation="vertical">
              {KINDS.map((each) => (
                <Radio key={each} value={each}>
                  {words.kind[each]} <Typography.Text type="secondary">{words.kindAbout[each]}</Typography.Text>
                </Radio>
              ))}
            </Space>
          </Radio.Group>
        </>
      )}
    </Modal>
  );
}
