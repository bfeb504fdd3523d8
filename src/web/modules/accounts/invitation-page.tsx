import { Alert, Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SessionView } from '../../../shared/accounts.ts';
import { ApiProblem, post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useStep } from './entrance-forms.tsx';
import { Entrance } from './entrance-page.tsx';
import { PasswordFields } from './new-password-form.tsx';
import { entranceTexts } from './texts.ts';

const WAITS = 'accounts.waits-for-rights.not-allowed';

/** Where an invitation leads. Its token stands behind the `#`, so that it is in no log of a server or proxy. */
export function InvitationPage(): ReactNode {
  const t = useTexts(entranceTexts);
  const go = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const { problem, busy, submit } = useStep(async ({ password }) => {
    const session = await post<SessionView>('/api/session/invitation', { token, password });
    go('/', { replace: true });
    return session;
  });
  if (problem instanceof ApiProblem && problem.code === WAITS) {
    return (
      <Entrance title={t.invitationDone} about="">
        <Alert type="info" showIcon title={problem.message} />
      </Entrance>
    );
  }
  return (
    <Entrance title={t.invitationTitle} about={t.invitationAbout}>
      <Form layout="vertical" requiredMark={false} onFinish={submit}>
        <ProblemNotice problem={problem} />
        <PasswordFields name="password" label={t.next} />
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t.save}
        </Button>
      </Form>
    </Entrance>
  );
}
