import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Table, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { SessionLine } from '../../../shared/accounts.ts';
import { remove } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ApiKeys } from './api-keys.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { accountTexts } from './texts.ts';

const SESSIONS = '/api/account/sessions';

/** One's own password and sessions. */
export default function AccountPage(): ReactNode {
  const t = useTexts(accountTexts);
  const { message } = App.useApp();
  return (
    <>
      <PageHeader title={t.title} />
      <Flex vertical gap={16} style={{ maxWidth: 900 }}>
        <Card size="small" title={t.password}>
          <div style={{ maxWidth: 360 }}>
            <NewPasswordForm onChanged={() => void message.success(t.changed)} />
          </div>
        </Card>
        <Sessions />
        <ApiKeys />
      </Flex>
    </>
  );
}

function Sessions(): ReactNode {
  const t = useTexts(accountTexts);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data, error, isPending } = useGet<SessionLine[]>(SESSIONS);
  const time = (instant: string): string => new Date(instant).toLocaleString(language === 'en' ? 'en-GB' : 'zh-CN');
  const end = async (id: number): Promise<void> => {
    await remove(`${SESSIONS}/${id}`);
    await client.invalidateQueries({ queryKey: [SESSIONS] });
    void message.success(t.ended);
  };
  return (
    <Card size="small" title={t.sessions}>
      <Typography.Paragraph type="secondary">{t.sessionsAbout}</Typography.Paragraph>
      <ProblemNotice problem={error} />
      <Table<SessionLine>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data ?? []}
        pagination={false}
        scroll={{ x: 640 }}
        columns={[
          { title: t.started, dataIndex: 'startedAt', render: time },
          { title: t.seen, dataIndex: 'seenAt', render: time },
          { title: t.address, dataIndex: 'address' },
          { title: t.agent, dataIndex: 'agent', ellipsis: true },
          {
            key: 'end',
            render: (_, { id, current }) =>
              current ? <Tag>{t.current}</Tag> : <Button onClick={() => void end(id)}>{t.end}</Button>,
          },
        ]}
      />
    </Card>
  );
}
