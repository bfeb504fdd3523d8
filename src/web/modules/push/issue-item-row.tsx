import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { SheetItem } from '../../../shared/push-issues.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { issueTexts } from './issue-texts.ts';
import { StateWord } from './states.tsx';
import { pushTexts } from './texts.ts';

/** One item with its line for the enterprise; it moves and is held back by buttons, so by keyboard too. */
export function IssueItemRow(props: {
  readonly item: SheetItem;
  readonly place: number;
  readonly editable: boolean;
  /** Whether there is an order to change and a next issue to hold it back for; an alert has neither. */
  readonly movable: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onChange: (item: SheetItem) => void;
}): ReactNode {
  const { item, place, editable, movable, first, last, onMove, onChange } = props;
  const t = useTexts(issueTexts);
  const words = useTexts(pushTexts);
  const { stops } = useLanguage();
  const { number, titles, date, applicants, event, whyItMatters = '', leftOut, common, profile, concept } = item;
  const facts = [number, date, applicants.join(stops.apart), concept ?? profile].filter(Boolean).join(' · ');
  return (
    <li style={{ marginBottom: 8 }}>
      <Card size="small" style={leftOut ? { opacity: 0.75, borderStyle: 'dashed' } : {}}>
        <Flex gap={12} align="flex-start">
          <Typography.Text strong style={{ minWidth: 24, textAlign: 'end' }}>
            {leftOut ? '–' : place}
          </Typography.Text>
          <div style={{ flex: 1, minWidth: 0 }}>
            <Typography.Text strong>{titles[0]?.text ?? number}</Typography.Text> <Tag>{words.event[event]}</Tag>{' '}
            {common && <Tag>{t.common}</Tag>} {leftOut && <StateWord colour="warning">{t.leftOut}</StateWord>}
            <Typography.Text type="secondary" style={{ display: 'block', fontSize: 13 }}>
              {facts}
            </Typography.Text>
            {editable ? (
              <div style={{ display: 'block', marginTop: 6 }}>
                <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                  {t.why}
                </Typography.Text>
                <Input.TextArea
                  aria-label={t.whyFor(number)}
                  value={whyItMatters}
                  autoSize={{ minRows: 1, maxRows: 4 }}
                  maxLength={500}
                  placeholder={t.whyHint}
                  onChange={({ target }) => onChange({ ...item, whyItMatters: target.value })}
                />
              </div>
            ) : (
              whyItMatters !== '' && (
                <Typography.Paragraph style={{ margin: '6px 0 0' }}>
                  <Typography.Text type="secondary">
                    {t.why}
                    {stops.colon}
                  </Typography.Text>
                  {whyItMatters}
                </Typography.Paragraph>
              )
            )}
          </div>
          {movable && (
            <Flex gap={4} wrap justify="flex-end" style={{ maxWidth: 150 }}>
              <Button
                size="small"
                icon={<ArrowUpOutlined />}
                aria-label={t.up(number)}
                disabled={first}
                onClick={() => onMove(-1)}
              />
              <Button
                size="small"
                icon={<ArrowDownOutlined />}
                aria-label={t.down(number)}
                disabled={last}
                onClick={() => onMove(1)}
              />
              <Button size="small" onClick={() => onChange({ ...item, leftOut: !leftOut })}>
                {leftOut ? t.putBack : t.leaveOut}
              </Button>
            </Flex>
          )}
        </Flex>
      </Card>
    </li>
  );
}
