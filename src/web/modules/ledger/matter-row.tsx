import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { mattersTexts } from './matters-texts.ts';

/** One matter that waits, with the page where it is done. */
export function MatterRow(props: {
  readonly to: string;
  readonly act: string;
  readonly name: string;
  readonly about: string;
  readonly tags?: ReactNode;
}): ReactNode {
  const { to, act, name, about, tags } = props;
  const t = useTexts(mattersTexts);
  return (
    <Flex gap={12} align="center" wrap style={{ padding: '8px 0', borderBottom: '1px solid rgba(128,128,128,.15)' }}>
      <div style={{ flex: '1 1 260px', minWidth: 0 }}>
        <div>{name}</div>
        <Typography.Text type="secondary" style={{ fontSize: 13 }}>
          {about}
        </Typography.Text>
      </div>
      <Flex gap={4}>{tags}</Flex>
      <LinkButton to={to} size="small" type="primary" ghost aria-label={t.openOf(act, name)}>
        {act}
      </LinkButton>
    </Flex>
  );
}
