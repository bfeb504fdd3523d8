import { Empty } from 'antd';
import type { ReactNode } from 'react';

/** An empty list that says why it is empty and what to do next. */
export function EmptyState(props: { readonly about: ReactNode; readonly action?: ReactNode }): ReactNode {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.about} style={{ padding: '32px 0' }}>
      {props.action}
    </Empty>
  );
}

/** What an empty table says: nothing before the answer is there, since it may be under way or have been refused. */
export function whenEmpty(answer: unknown, state: ReactNode): { readonly emptyText: ReactNode } {
  return { emptyText: answer === undefined ? ' ' : state };
}
