import { App, Button, Card, Checkbox, Form, Input, Modal, Select, Table, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  API_SCOPES,
  type ApiKeyView,
  type ApiScope,
  type NewApiKey,
  type NewApiKeyInput,
} from '../../../shared/accounts.ts';
import { post, remove } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { instantFor } from '../../ui/instants.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { apiKeyTexts } from './api-key-texts.ts';

const KEYS = '/api/account/keys';
const DAYS = [30, 90, 180, 365] as const;

/** The keys with which a person's programs act in the person's name. */
export function ApiKeys(): ReactNode {
  const t = useTexts(apiKeyTexts);
  const { language } = useLanguage();
  const { modal } = App.useApp();
  const { data, error, isPending } = useGet<ApiKeyView[]>(KEYS);
  const { problem, run } = useChange(KEYS);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<NewApiKey>();
  const time = (instant: string): string => instantFor(language, instant);
  const revoke = ({ id, name }: ApiKeyView): void => {
    const onOk = () => run(() => remove(`${KEYS}/${id}`), t.revoked);
    void modal.confirm({
      title: `${t.revoke} · ${name}`,
      content: t.revokeAbout,
      okText: t.revoke,
      cancelText: t.cancel,
      onOk,
    });
  };
  return (
    <Card
      size="small"
      title={t.title}
      extra={
        <Button size="small" onClick={() => setMaking(true)}>
          {t.make}
        </Button>
      }
    >
      <Typography.Paragraph type="secondary">
        {t.about}{' '}
        <a href="/api/docs" style={{ textDecoration: 'underline' }}>
          {t.docs}
        </a>
      </Typography.Paragraph>
      <ProblemNotice problem={problem ?? error} />
      <Table<ApiKeyView>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data ?? []}
        pagination={false}
        // An empty table that scrolls could not be reached by the keyboard.
        {...(data?.length ? { scroll: { x: 640 } } : {})}
        locale={whenEmpty(data, <EmptyState about={t.none} />)}
        columns={[
          { title: t.name, dataIndex: 'name' },
          { title: t.prefix, dataIndex: 'prefix', render: (prefix: string) => <code>{prefix}…</code> },
          {
            title: t.scopes,
            dataIndex: 'scopes',
            render: (scopes: ApiScope[]) => scopes.map((scope) => <Tag key={scope}>{t.scopeNames[scope]}</Tag>),
          },
          { title: t.expires, dataIndex: 'expiresAt', render: time },
          {
            title: t.lastUsed,
            dataIndex: 'lastUsedAt',
            render: (at: string | null) => (at === null ? t.never : time(at)),
          },
          {
            title: t.actions,
            key: 'revoke',
            render: (_, key) => (
              <Button size="small" danger onClick={() => revoke(key)}>
                {t.revoke}
              </Button>
            ),
          },
        ]}
      />
      {making && (
        <MakeKey
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setMade(key);
          }}
        />
      )}
      <Modal
        open={made !== undefined}
        title={t.made}
        onCancel={() => setMade(undefined)}
        footer={
          <Button type="primary" onClick={() => setMade(undefined)}>
            {t.understood}
          </Button>
        }
      >
        <p>{t.madeAbout}</p>
        <Typography.Paragraph copyable code style={{ wordBreak: 'break-all' }}>
          {made?.key ?? ''}
        </Typography.Paragraph>
      </Modal>
    </Card>
  );
}

function MakeKey(props: { readonly onClose: () => void; readonly onMade: (key: NewApiKey) => void }): ReactNode {
  const t = useTexts(apiKeyTexts);
  const { busy, problem, run } = useChange(KEYS);
  const make = async (input: NewApiKeyInput): Promise<void> => {
    const made = await run(() => post<NewApiKey>(KEYS, input));
    if (made !== undefined) props.onMade(made);
  };
  const [form] = Form.useForm<NewApiKeyInput>();
  return (
    <Modal
      open
      title={t.make}
      okText={t.make}
      cancelText={t.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <ProblemNotice problem={problem} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ scopes: ['read'], days: 90 }}
        onFinish={make}
      >
        <Form.Item
          name="name"
          label={t.name}
          extra={t.nameAbout}
          rules={[{ required: true, whitespace: true, message: t.required }]}
        >
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="scopes" label={t.scopes} rules={[{ required: true, message: t.required }]}>
          <Checkbox.Group options={API_SCOPES.map((value) => ({ value, label: t.scopeNames[value] }))} />
        </Form.Item>
        <Form.Item name="days" label={t.days}>
          <Select options={DAYS.map((value) => ({ value, label: t.dayCount(value) }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
