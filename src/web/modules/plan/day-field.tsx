import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';

/** A day as ISO writes it, or none. Its label comes from the form that it stands in. */
export function DayField(props: {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (day: string | null) => void;
}): ReactNode {
  const { id, value, onChange } = props;
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      style={{ width: 160 }}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day === null ? null : day.format('YYYY-MM-DD'))}
    />
  );
}
