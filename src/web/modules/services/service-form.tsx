import { Button, Collapse, DatePicker, Flex, Form, Input, InputNumber, Radio, Rate } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { SERVICE_CHANNEL_WORDS, SERVICE_KIND_WORDS } from '../../../shared/service-words.ts';
import type { ServiceChannel, ServiceKind } from '../../../shared/services.ts';
import { post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { BeneficiaryFields } from './beneficiary-fields.tsx';
import { emptyService, inputOf, type Written } from './service-values.ts';
import { servicesTexts } from './texts.ts';

/** What people do; pushes, feedback and uses write their records themselves. */
const KINDS: readonly ServiceKind[] = [
  ...(['consultation', 'search', 'analysis', 'training', 'lecture', 'visit', 'database', 'other'] as const),
];
const CHANNELS: readonly ServiceChannel[] = ['on-site', 'online', 'phone', 'letter'];

/** One service, recorded in a minute: what is nearly always the same is filled in already. */
export function ServiceForm(): ReactNode {
  const t = useTexts(servicesTexts);
  const { tell } = useLanguage();
  const [form] = Form.useForm<Written>();
  const { busy, problem, run } = useChange('/api/services');
  const save = async (written: Written): Promise<void> => {
    const done = await run(() => post<{ id: number }>('/api/services', inputOf(written)), t.saved);
    if (done !== undefined) form.setFieldsValue({ ...emptyService(), kind: written.kind, channel: written.channel });
  };
  const number = { min: 0, style: { width: '100%' }, inputMode: 'decimal' } as const;
  return (
    <Form<Written>
      form={form}
      layout="vertical"
      requiredMark={false}
      aria-label={t.enter}
      initialValues={emptyService()}
      onFinish={(written) => void save(written)}
    >
      <Form.Item name="kind" label={t.kind}>
        <Radio.Group
          optionType="button"
          options={KINDS.map((value) => ({ value, label: tell(SERVICE_KIND_WORDS[value]) }))}
        />
      </Form.Item>
      <Form.Item name="channel" label={t.channel}>
        <Radio.Group
          optionType="button"
          options={CHANNELS.map((value) => ({ value, label: tell(SERVICE_CHANNEL_WORDS[value]) }))}
        />
      </Form.Item>
      <BeneficiaryFields />
      <Flex gap={12}>
        <Form.Item name="onDate" label={t.onDate} rules={[{ required: true, message: t.required }]} style={{ flex: 2 }}>
          <DatePicker style={{ width: '100%' }} allowClear={false} maxDate={dayjs()} />
        </Form.Item>
        <Form.Item name="hours" label={t.hours} style={{ flex: 1 }}>
          <InputNumber {...number} max={10_000} step={0.5} precision={2} />
        </Form.Item>
        <Form.Item name="persons" label={t.persons} style={{ flex: 1 }}>
          <InputNumber {...number} max={10_000_000} precision={0} />
        </Form.Item>
      </Flex>
      <Collapse
        ghost
        size="small"
        style={{ marginInline: -12, marginBottom: 12 }}
        items={[{ key: 'more', label: t.more, forceRender: true, children: <MoreFields /> }]}
      />
      <ProblemNotice problem={problem} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t.save}
      </Button>
    </Form>
  );
}

function MoreFields(): ReactNode {
  const t = useTexts(servicesTexts);
  const number = { min: 0, style: { width: '100%' } } as const;
  return (
    <>
      <Form.Item name="satisfaction" label={t.satisfaction}>
        <Rate />
      </Form.Item>
      <Form.Item name="deliverable" label={t.deliverable}>
        <Input.TextArea autoSize={{ minRows: 1 }} maxLength={2000} />
      </Form.Item>
      <Flex gap={12}>
        <Form.Item name="pieces" label={t.pieces} style={{ flex: 1 }}>
          <InputNumber {...number} max={10_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="fee" label={t.fee} style={{ flex: 1 }}>
          <InputNumber {...number} max={1_000_000_000} precision={2} />
        </Form.Item>
        <Form.Item name="task" label={t.task} style={{ flex: 1 }}>
          <Input maxLength={40} placeholder="三(三)" />
        </Form.Item>
      </Flex>
      <Form.Item name="evidence" label={t.evidence}>
        <Input.TextArea autoSize={{ minRows: 1 }} maxLength={2000} />
      </Form.Item>
    </>
  );
}
