import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';

/** The head of a page: its name (the browser's title too), a line about it, and what can be done with all of it. */
export function PageHeader(props: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  const { title, about, actions } = props;
  useEffect(() => {
    document.title = `${title} · 传利`;
  }, [title]);
  return (
    <Flex justify="space-between" align="flex-start" gap={12} wrap style={{ marginBottom: 16 }}>
      <div>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {title}
        </Typography.Title>
        {about !== undefined && <Typography.Text type="secondary">{about}</Typography.Text>}
      </div>
      {actions !== undefined && (
        <Flex gap={8} wrap>
          {actions}
        </Flex>
      )}
    </Flex>
  );
}
