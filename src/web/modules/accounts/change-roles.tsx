import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AccountView, Role } from '../../../shared/accounts.ts';
import { put } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { peopleTexts } from './people-texts.ts';
import { RoleField } from './role-field.tsx';

/** Gives a person other roles. */
export function ChangeRoles(props: {
  readonly person: AccountView;
  readonly ofHouse: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { person, ofHouse, onClose } = props;
  const t = useTexts(peopleTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ roles: Role[] }>();
  const [problem, setProblem] = useState<unknown>();
  const save = async (filled: { roles: Role[] }): Promise<void> => {
    try {
      await put(`/api/accounts/${person.id}/roles`, filled);
      await client.invalidateQueries({ queryKey: ['/api/accounts'] });
      void message.success(t.done);
      onClose();
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <Modal
      open
      title={`${person.waitsForRights ? t.giveRoles : t.changeRoles} · ${person.name}`}
      okText={t.save}
      cancelText={t.cancel}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {!person.waitsForRights && <p>{t.changeRolesAbout}</p>}
      <ProblemNotice problem={problem} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ roles: person.roles }} onFinish={save}>
        <RoleField ofHouse={ofHouse} />
      </Form>
    </Modal>
  );
}
