import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ServiceFields } from './service-fields.tsx';
import { emptyService, inputOf, type Written } from './service-values.ts';
import { servicesTexts } from './texts.ts';

/** One service, recorded in a minute: what is nearly always the same is filled in already. */
export function ServiceForm(): ReactNode {
  const t = useTexts(servicesTexts);
  const [form] = Form.useForm<Written>();
  const { busy, problem, run } = useChange('/api/services');
  const save = async (written: Written): Promise<void> => {
    const done = await run(() => post<{ id: number }>('/api/services', inputOf(written)), t.saved);
    if (done !== undefined) form.setFieldsValue({ ...emptyService(), kind: written.kind, channel: written.channel });
  };
  return (
    <Form<Written>
      form={form}
      layout="vertical"
      requiredMark={false}
      aria-label={t.enter}
      initialValues={emptyService()}
      onFinish={(written) => void save(written)}
    >
      <ServiceFields />
      <ProblemNotice problem={problem} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t.save}
      </Button>
    </Form>
  );
}
