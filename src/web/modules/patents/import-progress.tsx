import { Card, Flex, Spin, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ImportLine } from '../../../shared/imports.ts';
import { useTexts } from '../../app/language.tsx';
import { ImportStateTag, sizeOf } from './import-state.tsx';
import { importTexts } from './import-texts.ts';

/** What is being imported and what waits for it, as it goes on. */
export function ImportProgress({ lines }: { readonly lines: readonly ImportLine[] }): ReactNode {
  const t = useTexts(importTexts);
  return (
    <Card size="small" title={t.underWay}>
      <Flex vertical gap={8}>
        {lines.map((line) => (
          <Flex key={line.request} gap={12} align="center" wrap>
            <ImportStateTag state={line.state} />
            <Typography.Text ellipsis style={{ flex: 1, minWidth: 160 }}>
              {line.name} <Typography.Text type="secondary">{sizeOf(line.bytes)}</Typography.Text>
            </Typography.Text>
            {line.state === 'running' && (
              <>
                <Counts line={line} />
                <Spin size="small" />
              </>
            )}
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}

/** In figures of equal width, so that they do not dance. */
export function Counts({ line }: { readonly line: ImportLine }): ReactNode {
  const t = useTexts(importTexts);
  const { read, stored, updated, unchanged, setAside } = line;
  const parts: readonly (readonly [string, number])[] = [
    [t.read, read],
    [t.stored, stored],
    [t.updated, updated],
    [t.unchanged, unchanged],
    [t.setAside, setAside],
  ];
  return (
    <Flex gap={12} wrap style={{ fontVariantNumeric: 'tabular-nums' }}>
      {parts.map(([name, number]) => (
        <span key={name}>
          <Typography.Text type="secondary">{name}</Typography.Text> {number.toLocaleString('en')}
        </span>
      ))}
    </Flex>
  );
}
