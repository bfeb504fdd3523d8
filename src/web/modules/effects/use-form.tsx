import { App, Button, Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import type { UseInput, UseNode } from '../../../shared/effects.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useSaying } from './desk-data.ts';
import { useTextsOfForm } from './desk-texts.ts';
import { wordTexts } from './word-texts.ts';

interface Written {
  readonly node: UseNode;
  readonly whatChanged: string;
  readonly evidence?: string;
  readonly amount?: number | null;
  readonly unit: 'yuan' | 'person-day';
}

const NODES: readonly UseNode[] = ['rd', 'transfer', 'overseas', 'exhibition', 'litigation', 'trade', 'purchase'];

/** What an item was used for. What it saved is what the enterprise declares, and may be left out. */
export function UseForm({ id }: { readonly id: number }): ReactNode {
  const t = useTexts(useTextsOfForm);
  const words = useTexts(wordTexts);
  const saying = useSaying(id);
  const { message } = App.useApp();
  const [form] = Form.useForm<Written>();
  const save = (written: Written): void => {
    saying.mutate(
      { what: 'uses', input: inputOf(written) },
      {
        onSuccess: () => {
          form.resetFields();
          void message.success(t.recorded);
        },
      },
    );
  };
  return (
    <Form<Written>
      form={form}
      layout="vertical"
      aria-label={t.title}
      requiredMark={false}
      initialValues={{ unit: 'person-day' }}
      onFinish={save}
    >
      <ProblemNotice problem={saying.error} />
      <Form.Item name="node" label={t.node} rules={[{ required: true, message: t.needNode }]}>
        <Radio.Group options={NODES.map((node) => ({ value: node, label: words.node[node] }))} />
      </Form.Item>
      <Form.Item
        name="whatChanged"
        label={t.changed}
        rules={[{ required: true, whitespace: true, message: t.needChanged }]}
      >
        <Input.TextArea rows={3} maxLength={5000} placeholder={t.changedHint} />
      </Form.Item>
      <Form.Item name="evidence" label={t.evidence}>
        <Input.TextArea rows={2} maxLength={5000} placeholder={t.evidenceHint} />
      </Form.Item>
      <Form.Item label={t.saved} htmlFor="saved-amount">
        <Space.Compact>
          <Form.Item name="amount" noStyle>
            <InputNumber id="saved-amount" min={0} max={1e12} style={{ width: 160 }} />
          </Form.Item>
          <Form.Item name="unit" noStyle>
            <Select
              aria-label={t.unit}
              style={{ width: 120 }}
              options={(['person-day', 'yuan'] as const).map((unit) => ({ value: unit, label: words.unit[unit] }))}
            />
          </Form.Item>
        </Space.Compact>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={saying.isPending}>
        {t.save}
      </Button>
    </Form>
  );
}

function inputOf({ node, whatChanged, evidence, amount, unit }: Written): UseInput {
  return {
    node,
    whatChanged: whatChanged.trim(),
    ...(evidence === undefined || evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
    ...(amount === undefined || amount === null ? {} : { saved: { amount, unit } }),
  };
}
