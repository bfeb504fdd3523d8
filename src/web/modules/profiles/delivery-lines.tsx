import { Typography } from 'antd';
import type { ReactNode } from 'react';
import type { DeliveryView } from '../../../shared/profile-views.ts';
import { useTexts } from '../../app/language.tsx';
import { deliveryTexts } from './texts.ts';

/** How often what is found is sent, a line for each subscription. */
export function DeliveryLines(props: {
  readonly deliveries: readonly DeliveryView[];
  readonly none: string;
}): ReactNode {
  const t = useTexts(deliveryTexts);
  if (props.deliveries.length === 0) return <Typography.Text type="secondary">{props.none}</Typography.Text>;
  return props.deliveries.map(({ kind, frequency, nextDueOn }) => (
    <div key={`${kind} ${frequency} ${nextDueOn}`}>{t.line(t.kinds[kind], t.frequencies[frequency], nextDueOn)}</div>
  ));
}
