import { Modal, Radio, Space, Table, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { issueKind } from '../../../shared/push.ts';
import type { Composed, DueLine, KeptLine } from '../../../shared/push-issues.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { issuesTexts } from './issues-texts.ts';
import { pushTexts } from './texts.ts';

/** Chooses the template, and for alerts the events; what is made is opened where it is one. */
export function ComposeDialog({ line, onClose }: { readonly line: DueLine; readonly onClose: () => void }): ReactNode {
  const t = useTexts(issuesTexts);
  const words = useTexts(pushTexts);
  const go = useNavigate();
  const { busy, problem, run } = useChange('/api/issues/due', '/api/issues');
  const [kind, setKind] = useState(line.kind);
  const [events, setEvents] = useState<readonly number[]>([]);
  const { data: kept = [], isPending } = useGet<KeptLine[]>(`/api/subscriptions/${line.subscription}/kept`);
  const compose = async (): Promise<void> => {
    const made = await run(
      () =>
        post<Composed>('/api/issues', {
          subscription: line.subscription,
          kind,
          ...(kind === 'alert' ? { items: events } : {}),
        }),
      ({ issues }) => (issues.length === 0 ? t.nothingComposed : t.composed),
    );
    if (made === undefined) return;
    onClose();
    if (made.issues.length === 1) go(`/issues/${made.issues[0]}`);
  };
  return (
    <Modal
      open
      width={760}
      title={t.composeFor(line.enterprise.name)}
      okText={t.compose}
      cancelText={words.cancel}
      okButtonProps={{ loading: busy, disabled: kind === 'alert' && events.length === 0 }}
      onOk={() => void compose()}
      onCancel={onClose}
    >
      <ProblemNotice problem={problem} />
      <Radio.Group value={kind} onChange={({ target }) => setKind(target.value)} aria-label={t.template}>
        <Space orientation="vertical">
          {issueKind.options.map((each) => (
            <Radio key={each} value={each}>
              {words.kind[each]} <Typography.Text type="secondary">{words.kindAbout[each]}</Typography.Text>
            </Radio>
          ))}
        </Space>
      </Radio.Group>
      {kind === 'alert' && <Typography.Paragraph style={{ margin: '12px 0 0' }}>{t.chooseEvents}</Typography.Paragraph>}
      <Table<KeptLine>
        size="small"
        rowKey="item"
        style={{ marginTop: 12 }}
        loading={isPending}
        dataSource={kept}
        pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
        {...(kind === 'alert'
          ? {
              rowSelection: {
                hideSelectAll: true,
                selectedRowKeys: [...events],
                onChange: (keys) => setEvents(keys.map(Number)),
                getCheckboxProps: ({ number }) => ({ 'aria-label': number }),
              },
            }
          : {})}
        columns={[
          { title: t.number, dataIndex: 'number', width: 150 },
          { title: t.name, dataIndex: 'title' },
          { title: t.event, width: 110, render: (_, { event }) => words.event[event] },
        ]}
      />
    </Modal>
  );
}
