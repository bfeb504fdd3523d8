import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { put } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useStep } from './entrance-forms.tsx';
import { entranceTexts } from './texts.ts';

export function NewPasswordForm({ onChanged }: { readonly onChanged?: () => void }): ReactNode {
  const t = useTexts(entranceTexts);
  const { problem, busy, submit } = useStep(async ({ current, next }) => {
    const session = await put<Awaited<ReturnType<Parameters<typeof useStep>[0]>>>('/api/session/password', {
      current,
      next,
    });
    onChanged?.();
    return session;
  });
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      <ProblemNotice problem={problem} />
      <Form.Item name="current" label={t.current} rules={[{ required: true, message: t.required }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <PasswordFields name="next" label={t.next} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t.save}
      </Button>
    </Form>
  );
}

/** A new password, typed twice. */
export function PasswordFields({ name, label }: { readonly name: string; readonly label: string }): ReactNode {
  const t = useTexts(entranceTexts);
  return (
    <>
      <Form.Item name={name} label={label} rules={[{ required: true, message: t.required }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t.repeat}
        dependencies={[name]}
        rules={[
          { required: true, message: t.required },
          ({ getFieldValue }) => ({
            validator: async (_rule, value) => {
              if (value && value !== getFieldValue(name)) throw new Error(t.differ);
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
