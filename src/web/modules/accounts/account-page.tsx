import { App, Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ApiKeys } from './api-keys.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { SessionTable } from './session-table.tsx';
import { accountTexts } from './texts.ts';

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
        <Card size="small" title={t.sessions}>
          <Typography.Paragraph type="secondary">{t.sessionsAbout}</Typography.Paragraph>
          <SessionTable path="/api/account/sessions" />
        </Card>
        <ApiKeys />
      </Flex>
    </>
  );
}
