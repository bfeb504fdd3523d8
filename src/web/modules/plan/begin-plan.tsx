import { Form, Input, InputNumber, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { PlanLine } from '../../../shared/plan.ts';
import type { NewPlan, PlanKey } from '../../../shared/plan-pages.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { planAddress } from './plan-address.ts';
import { planTexts } from './plan-texts.ts';

const EMPTY_PAGE = 0;

/** Begins a plan that no notice is there for: on an empty page, or after the plan of another year. */
export function BeginPlan(props: { readonly plans: readonly PlanLine[]; readonly onClose: () => void }): ReactNode {
  const { plans, onClose } = props;
  const t = useTexts(planTexts);
  const go = useNavigate();
  const [form] = Form.useForm<{ from: number; year: number; title: string }>();
  const { busy, problem, run } = useChange('/api/plans');
  const last = plans[0];
  const year = (last?.year ?? new Date().getFullYear() - 1) + 1;
  const begin = async ({ from, ...said }: { from: number; year: number; title: string }): Promise<void> => {
    const begun: NewPlan = { ...said, from: from === EMPTY_PAGE ? null : from };
    const key = await run(() => post<PlanKey>('/api/plans', begun));
    if (key !== undefined) void go(planAddress(key.plan));
  };
  return (
    <Modal
      open
      title={t.beginTitle}
      okText={t.create}
      cancelText={t.cancel}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ProblemNotice problem={problem} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: last?.id ?? EMPTY_PAGE, year, title: t.newTitle(year) }}
        onFinish={begin}
      >
        <Form.Item name="from" label={t.from}>
          <Select
            options={[
              { value: EMPTY_PAGE, label: t.empty },
              ...plans.map(({ id, title }) => ({ value: id, label: t.after(title) })),
            ]}
          />
        </Form.Item>
        <Form.Item name="year" label={t.year} rules={[{ required: true, message: t.required }]}>
          <InputNumber
            min={1980}
            max={2200}
            onChange={(to) => to !== null && form.setFieldValue('title', t.newTitle(to))}
          />
        </Form.Item>
        <Form.Item name="title" label={t.name} rules={[{ required: true, whitespace: true, message: t.required }]}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
