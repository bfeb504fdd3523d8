import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useDocumentTitle } from './document-title.ts';

/** The head of a page: its name (the browser's title too), a line about it, and what can be done with all of it. */
export function PageHeader(props: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  const { title, about, actions } = props;
  useDocumentTitle(title);
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
