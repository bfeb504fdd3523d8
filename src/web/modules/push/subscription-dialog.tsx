import { Alert, Checkbox, DatePicker, Form, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import {
  type IssueFrequency,
  type IssueKind,
  type IssueLanguage,
  issueFrequency,
  issueKind,
  issueLanguage,
} from '../../../shared/push.ts';
import type { SubscriberChoice, SubscriptionView } from '../../../shared/push-subscriptions.ts';
import { post, put } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { subscriptionsTexts } from './subscriptions-texts.ts';
import { pushTexts } from './texts.ts';

const ALL = 0;

interface Fields {
  readonly enterprise: number;
  /** `ALL` for all profiles. */
  readonly profile: number;
  readonly kind: IssueKind;
  readonly frequency: IssueFrequency;
  readonly language: IssueLanguage;
  readonly sendIfEmpty: boolean;
  readonly expiresOn: Dayjs | null;
}

/** A new subscription, or the wishes of one that there is; whose it is and to what does not change. */
export function SubscriptionDialog(props: {
  readonly subscription: SubscriptionView | 'new';
  readonly onClose: () => void;
}): ReactNode {
  const { subscription, onClose } = props;
  const t = useTexts(subscriptionsTexts);
  const words = useTexts(pushTexts);
  const known = subscription === 'new' ? undefined : subscription;
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch('enterprise', form);
  const { data: subscribers = [] } = useGet<SubscriberChoice[]>(
    '/api/subscribers',
    {},
    { enabled: known === undefined },
  );
  const { busy, problem, run } = useChange('/api/subscriptions', '/api/issues/due');
  const save = async ({ enterprise, profile, kind, expiresOn, ...wishes }: Fields): Promise<void> => {
    const wish = { ...wishes, expiresOn: expiresOn?.format('YYYY-MM-DD') ?? null };
    const answer = await run<unknown>(
      () =>
        known === undefined
          ? post('/api/subscriptions', { ...wish, enterprise, profile: profile === ALL ? null : profile, kind })
          : put(`/api/subscriptions/${known.id}`, wish),
      t.saved,
    );
    if (answer !== undefined) onClose();
  };
  const required = [{ required: true, message: t.required }];
  const choices = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>) =>
    values.map((value) => ({ value, label: names[value] }));
  return (
    <Modal
      open
      title={known === undefined ? t.add : t.changeOf(known.enterprise.name)}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemNotice problem={problem} />
      {known?.fromFile && <Alert type="info" showIcon title={t.fromFileAbout} style={{ marginBottom: 12 }} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          profile: ALL,
          kind: known?.kind ?? 'express',
          frequency: known?.frequency ?? 'weekly',
          language: known?.language ?? 'zh',
          sendIfEmpty: known?.sendIfEmpty ?? false,
          expiresOn: known?.expiresOn == null ? null : dayjs(known.expiresOn),
        }}
        onFinish={(fields) => void save(fields)}
      >
        {known === undefined && (
          <>
            <Form.Item name="enterprise" label={t.enterprise} rules={required}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                onChange={() => form.setFieldValue('profile', ALL)}
                options={subscribers.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Form.Item>
            <Form.Item name="profile" label={t.profile}>
              <Select
                options={[
                  { value: ALL, label: words.allProfiles },
                  ...(subscribers.find(({ id }) => id === chosen)?.profiles ?? []).map(({ id, name }) => ({
                    value: id,
                    label: name,
                  })),
                ]}
              />
            </Form.Item>
            <Form.Item name="kind" label={t.template}>
              <Select options={choices(issueKind.options, words.kind)} />
            </Form.Item>
          </>
        )}
        <Form.Item name="frequency" label={t.frequency}>
          <Select options={choices(issueFrequency.options, words.frequency)} />
        </Form.Item>
        <Form.Item name="language" label={t.language}>
          <Select options={choices(issueLanguage.options, words.language)} />
        </Form.Item>
        <Form.Item name="expiresOn" label={t.expires} extra={t.expiresHint}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="sendIfEmpty" valuePropName="checked">
          <Checkbox>{t.sendIfEmpty}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
