import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';

/** A day, as ISO text; '' for none. */
export function DayField(props: {
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly label?: string;
  readonly id?: string;
  readonly from?: string;
  readonly until?: string;
  readonly width?: number;
}): ReactNode {
  const { value, onChange, label, id, from, until, width } = props;
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(from === undefined ? {} : { minDate: dayjs(from) })}
      {...(until === undefined ? {} : { maxDate: dayjs(until) })}
      style={{ width: width ?? '100%' }}
      value={value === '' ? null : dayjs(value)}
      onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? '')}
    />
  );
}
