import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SessionView } from '../../../shared/accounts.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { entranceTexts } from './texts.ts';

/** A step of signing in: sends what was filled in, and goes on with the session that the server answers. */
export function useStep(send: (filled: Record<string, string>) => Promise<SessionView>) {
  const { set } = useSession();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (filled: Record<string, string>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      set(await send(filled));
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  return { problem, busy, submit };
}

export function SignInForm(): ReactNode {
  const t = useTexts(entranceTexts);
  const { problem, busy, submit } = useStep((filled) => post('/api/session', filled));
  const required = [{ required: true, message: t.required }];
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      <ProblemNotice problem={problem} />
      <Form.Item name="login" label={t.login} rules={required}>
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t.password} rules={required}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} block>
        {t.signIn}
      </Button>
    </Form>
  );
}

/** Asks for the six digits; used for signing in and for confirming a new authenticator. */
export function CodeForm({ path }: { readonly path: string }): ReactNode {
  const t = useTexts(entranceTexts);
  const { problem, busy, submit } = useStep((filled) => post(path, filled));
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      <ProblemNotice problem={problem} />
      <Form.Item name="code" label={t.code} rules={[{ required: true, pattern: /^\d{6}$/, message: t.codeAbout }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} block>
        {t.goOn}
      </Button>
    </Form>
  );
}

export function IdleForm(): ReactNode {
  const t = useTexts(entranceTexts);
  const { problem, busy, submit } = useStep((filled) => post('/api/session/password', filled));
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      <ProblemNotice problem={problem} />
      <Form.Item name="password" label={t.password} rules={[{ required: true, message: t.required }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} block>
        {t.unlock}
      </Button>
    </Form>
  );
}
