import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { unitTexts } from './unit-texts.ts';

/** A day of a form, kept as ISO text. */
export function DayField(props: {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly optional?: boolean;
}): ReactNode {
  const t = useTexts(unitTexts);
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      extra={props.about}
      rules={props.optional ? [] : [{ required: true, message: t.required }]}
      getValueProps={(value?: string) => ({ value: value === undefined ? undefined : dayjs(value) })}
      normalize={(value: Dayjs | null) => value?.format('YYYY-MM-DD')}
    >
      <DatePicker style={{ width: '100%' }} />
    </Form.Item>
  );
}
