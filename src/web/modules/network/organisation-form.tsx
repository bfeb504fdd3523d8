import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  ORGANISATION_KINDS,
  type OrganisationInput,
  type OrganisationList,
  type OrganisationView,
} from '../../../shared/network.ts';
import { post, put } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { organisationTexts } from './texts.ts';

const NEW: Partial<OrganisationInput> = { kind: 'enterprise', language: 'zh' };

/** Enters an organisation, or says anew what is known of one. */
export function OrganisationForm(props: {
  /** Absent for a new one. */
  readonly organisation?: OrganisationView;
  readonly onClose: () => void;
}): ReactNode {
  const { organisation, onClose } = props;
  const t = useTexts(organisationTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { data } = useGet<OrganisationList>('/api/organisations');
  const save = async ({ parentId = null, ...said }: OrganisationInput): Promise<void> => {
    const filled = { ...said, parentId };
    setBusy(true);
    setProblem(undefined);
    try {
      if (organisation === undefined) await post<OrganisationView>('/api/organisations', filled);
      else await put<OrganisationView>(`/api/organisations/${organisation.id}`, filled);
      await client.invalidateQueries({ queryKey: ['/api/organisations'] });
      await client.invalidateQueries({ queryKey: ['/api/network/units'] });
      void message.success(t.saved);
      onClose();
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
  };
  const title = organisation === undefined ? t.add : t.editOf(organisation.name);
  const known = organisation && {
    name: organisation.name,
    kind: organisation.kind,
    language: organisation.language,
    creditCode: organisation.creditCode ?? '',
    region: organisation.region ?? '',
    parentId: organisation.parentId,
  };
  return (
    <Drawer open onClose={onClose} title={title} size={440}>
      <ProblemNotice problem={problem} />
      <Form layout="vertical" requiredMark={false} initialValues={known ?? NEW} onFinish={save}>
        <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true, message: t.required }]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="kind" label={t.kind}>
          <Select options={ORGANISATION_KINDS.map((value) => ({ value, label: t.kinds[value] }))} />
        </Form.Item>
        <Form.Item name="creditCode" label={t.creditCode} extra={t.creditCodeAbout}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="region" label={t.region} extra={t.regionAbout}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="parentId" label={t.parent} extra={t.parentAbout}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={(data?.organisations ?? [])
              .filter(({ id }) => id !== organisation?.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="language" label={t.language}>
          <Radio.Group options={(['zh', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.save}
        </Button>
      </Form>
    </Drawer>
  );
}
