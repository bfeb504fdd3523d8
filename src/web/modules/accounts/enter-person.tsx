import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Invited, NewAccountInput } from '../../../shared/accounts.ts';
import type { OrganisationList } from '../../../shared/network.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { peopleTexts } from './people-texts.ts';
import { RoleField } from './role-field.tsx';

const LOGIN = /^[a-z0-9][a-z0-9._@-]{2,99}$/;

/** The form for a new person; saving gives the invitation. */
export function EnterPerson(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onInvited: (invited: Invited) => void;
}): ReactNode {
  const { open, onClose, onInvited } = props;
  const t = useTexts(peopleTexts);
  const client = useQueryClient();
  const { data } = useGet<OrganisationList>('/api/organisations', {}, { enabled: open });
  const [form] = Form.useForm<NewAccountInput>();
  const organisation = Form.useWatch('organisationId', form);
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const required = [{ required: true, message: t.required }];
  const save = async ({ email, ...filled }: NewAccountInput): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const invited = await post<Invited>('/api/accounts', { ...filled, ...(email ? { email } : {}) });
      await client.invalidateQueries({ queryKey: ['/api/accounts'] });
      form.resetFields();
      onInvited(invited);
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Drawer open={open} onClose={onClose} title={t.enter} size={440}>
      <ProblemNotice problem={problem} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={save}>
        <Form.Item name="name" label={t.name} rules={required}>
          <Input maxLength={100} autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="login" label={t.login} rules={[{ required: true, pattern: LOGIN, message: t.loginAbout }]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label={t.email} extra={t.emailAbout} rules={[{ type: 'email', message: t.emailWrong }]}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="organisationId" label={t.organisation} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            onChange={() => form.resetFields(['roles'])}
            options={(data?.organisations ?? []).map(({ id, name }) => ({
              value: id,
              label: id === data?.houseId ? `${name}（${t.house}）` : name,
            }))}
          />
        </Form.Item>
        {organisation !== undefined && <RoleField ofHouse={organisation === data?.houseId} />}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.save}
        </Button>
      </Form>
    </Drawer>
  );
}
