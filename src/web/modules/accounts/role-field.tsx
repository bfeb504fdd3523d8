import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { ADMIN_ROLES, ENTERPRISE_ROLES, type Role, STAFF_ROLES, UNIT_ROLES } from '../../../shared/roles.ts';
import { useTexts } from '../../app/language.tsx';
import { roleTexts } from '../../app/texts.ts';
import { peopleTexts } from './people-texts.ts';

/** The roles that a person of the house, or of an organisation that it serves, may have. */
export function RoleField({ ofHouse }: { readonly ofHouse: boolean }): ReactNode {
  const t = useTexts(peopleTexts);
  const names = useTexts(roleTexts);
  const choice: readonly Role[] = ofHouse ? [...STAFF_ROLES, ...ADMIN_ROLES] : [...ENTERPRISE_ROLES, ...UNIT_ROLES];
  return (
    <Form.Item name="roles" label={t.roles} extra={t.rolesAbout} rules={[{ required: true, message: t.required }]}>
      <Select mode="multiple" options={choice.map((value) => ({ value, label: names[value] }))} />
    </Form.Item>
  );
}
