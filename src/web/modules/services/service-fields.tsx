import { StarFilled } from '@ant-design/icons';
import { Collapse, DatePicker, Flex, Form, Input, InputNumber, Radio, Rate } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { SERVICE_CHANNEL_WORDS, SERVICE_KIND_WORDS } from '../../../shared/service-words.ts';
import type { ServiceChannel, ServiceKind, ServiceRecord } from '../../../shared/services.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { BeneficiaryFields } from './beneficiary-fields.tsx';
import { servicesTexts } from './texts.ts';

/** What people do; pushes, feedback and uses write their records themselves. */
const KINDS: readonly ServiceKind[] = [
  ...(['consultation', 'search', 'analysis', 'training', 'lecture', 'visit', 'database', 'other'] as const),
];
const CHANNELS: readonly ServiceChannel[] = ['on-site', 'online', 'phone', 'letter'];

/** The fields of one service; of one that is corrected, what it was stays among the choices. */
export function ServiceFields({ before }: { readonly before?: ServiceRecord }): ReactNode {
  const t = useTexts(servicesTexts);
  const { tell } = useLanguage();
  const number = { min: 0, style: { width: '100%' }, inputMode: 'decimal' } as const;
  const kinds = new Set([...KINDS, ...(before === undefined ? [] : [before.kind])]);
  const channels = new Set([...CHANNELS, ...(before === undefined ? [] : [before.channel])]);
  return (
    <>
      <Form.Item name="kind" label={t.kind}>
        <Radio.Group
          optionType="button"
          options={[...kinds].map((value) => ({ value, label: tell(SERVICE_KIND_WORDS[value]) }))}
        />
      </Form.Item>
      <Form.Item name="channel" label={t.channel}>
        <Radio.Group
          optionType="button"
          options={[...channels].map((value) => ({ value, label: tell(SERVICE_CHANNEL_WORDS[value]) }))}
        />
      </Form.Item>
      <BeneficiaryFields {...(before?.beneficiary == null ? {} : { before: before.beneficiary })} />
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
        {...(before === undefined ? {} : { defaultActiveKey: 'more' })}
        items={[{ key: 'more', label: t.more, forceRender: true, children: <MoreFields /> }]}
      />
    </>
  );
}

function MoreFields(): ReactNode {
  const t = useTexts(servicesTexts);
  const number = { min: 0, style: { width: '100%' } } as const;
  return (
    <>
      <Form.Item name="satisfaction" label={t.satisfaction}>
        <Rate character={({ index = 0 }) => <StarFilled aria-label={t.ratedOf(index + 1)} />} />
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
