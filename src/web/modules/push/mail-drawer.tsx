import { Button, Descriptions, Drawer, Flex, Segmented, Spin, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SentMail } from '../../../shared/push-outbox.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { MailFrame, MailText } from './mail-frame.tsx';
import { outboxTexts } from './outbox-texts.ts';
import { sizeOf } from './sizes.ts';

/** A mail as it lies in the folder that mails go into. */
export function MailDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const t = useTexts(outboxTexts);
  const path = `/api/deliveries/${id}`;
  const { data, error } = useGet<SentMail>(`${path}/mail`);
  const [form, setForm] = useState<'html' | 'text'>('html');
  return (
    <Drawer open size={820} title={`${t.mail} #${id}`} onClose={onClose}>
      <ProblemNotice problem={error} />
      {data === undefined ? (
        error === null && <Spin />
      ) : (
        <>
          <Descriptions
            size="small"
            column={1}
            bordered
            items={[
              { key: 'from', label: t.from, children: data.from },
              { key: 'to', label: t.to, children: data.to },
              { key: 'subject', label: t.subject, children: data.subject },
            ]}
          />
          <Flex justify="space-between" gap={8} wrap style={{ margin: '12px 0' }}>
            <Segmented
              value={form}
              onChange={setForm}
              options={[
                { value: 'html', label: t.html },
                { value: 'text', label: t.text },
              ]}
            />
            <Flex gap={8} wrap align="center">
              <Typography.Text type="secondary">{t.attachments}</Typography.Text>
              {data.attachments.map(({ index, filename, size }) => (
                <Button key={index} size="small" href={`${path}/attachments/${index}`} download>
                  {filename} ({sizeOf(size)})
                </Button>
              ))}
            </Flex>
          </Flex>
          <Typography.Paragraph type="secondary">{t.mailAbout}</Typography.Paragraph>
          {form === 'html' ? (
            <MailFrame address={`${path}/mail.html`} title={data.subject} />
          ) : (
            <MailText text={data.text} />
          )}
        </>
      )}
    </Drawer>
  );
}
