import { Button, Card, Flex, Segmented, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { IssuePreview } from '../../../shared/push-issues.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { issueTexts } from './issue-texts.ts';
import { MailFrame, MailText } from './mail-frame.tsx';
import { sizeOf } from './sizes.ts';

/** The issue as mail: as a browser shows it, as text, and its attachments. */
export function IssuePreviewPane({ id }: { readonly id: number }): ReactNode {
  const t = useTexts(issueTexts);
  const { stops } = useLanguage();
  const [form, setForm] = useState<'html' | 'text'>('html');
  const path = `/api/issues/${id}/preview`;
  const { data, error } = useGet<IssuePreview>(path);
  return (
    <Card size="small" style={{ maxWidth: 900 }}>
      <ProblemNotice problem={error} />
      {data !== undefined && (
        <Typography.Paragraph>
          <Typography.Text type="secondary">
            {t.subject}
            {stops.colon}
          </Typography.Text>
          <Typography.Text strong>{data.subject}</Typography.Text>
        </Typography.Paragraph>
      )}
      <Flex justify="space-between" gap={8} wrap style={{ marginBottom: 8 }}>
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
          {data?.attachments.map((attachment) => (
            <Button
              key={attachment.form}
              size="small"
              href={`/api/issues/${id}/attachments/${attachment.form}`}
              download
            >
              {attachment.filename} ({sizeOf(attachment.size)})
            </Button>
          ))}
        </Flex>
      </Flex>
      <Typography.Paragraph type="secondary">{t.previewAbout}</Typography.Paragraph>
      {form === 'html' ? (
        <MailFrame address={`${path}.html`} title={t.previewFrame} />
      ) : (
        <MailText text={data?.text ?? ''} />
      )}
    </Card>
  );
}
