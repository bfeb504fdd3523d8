import { Button, Flex, Form, Input, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { channel } from '../../../shared/push.ts';
import type { NewRecipientInput } from '../../../shared/push-subscriptions.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { subscriptionsTexts } from './subscriptions-texts.ts';
import { pushTexts } from './texts.ts';

/** A new recipient: a mail address, a webhook, or a feed whose address is made here. */
export function RecipientForm({ path }: { readonly path: string }): ReactNode {
  const t = useTexts(subscriptionsTexts);
  const words = useTexts(pushTexts);
  const [form] = Form.useForm<NewRecipientInput>();
  const chosen = Form.useWatch('channel', form) ?? 'mail';
  const { busy, problem, run } = useChange(path, '/api/subscriptions', '/api/issues/due');
  const add = async (recipient: NewRecipientInput): Promise<void> => {
    if ((await run(() => post<unknown>(path, recipient), t.saved)) !== undefined) form.resetFields();
  };
  const required = [{ required: true, message: t.required }];
  return (
    <Form<NewRecipientInput>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ channel: 'mail' }}
      onFinish={(recipient) => void add(recipient)}
    >
      <ProblemNotice problem={problem} />
      <Flex gap={12} wrap>
        <Form.Item name="channel" label={t.channel} style={{ width: 120 }}>
          <Select options={channel.options.map((value) => ({ value, label: words.channel[value] }))} />
        </Form.Item>
        <Form.Item name="name" label={t.name} rules={required} style={{ flex: '1 1 160px' }}>
          <Input maxLength={200} />
        </Form.Item>
        {chosen !== 'feed' && (
          <Form.Item name="address" label={t.address} rules={required} style={{ flex: '2 1 220px' }}>
            <Input maxLength={2000} placeholder={chosen === 'mail' ? t.mailHint : t.webhookHint} />
          </Form.Item>
        )}
      </Flex>
      {chosen === 'feed' && <Typography.Paragraph type="secondary">{t.feedAbout}</Typography.Paragraph>}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t.addRecipient}
      </Button>
    </Form>
  );
}
