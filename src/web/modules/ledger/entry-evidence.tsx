import { UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, Upload } from 'antd';
import type { ReactNode } from 'react';
import type { EntryPage } from '../../../shared/ledger-pages.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ledgerTexts } from './ledger-texts.ts';

/** Files that prove how an entry stands. */
export function EntryEvidence({ page: { entry, evidence, may } }: { readonly page: EntryPage }): ReactNode {
  const t = useTexts(ledgerTexts);
  const time = useInstant();
  const person = usePersonName();
  const { busy, problem, run } = useChange(`/api/ledger/entries/${entry.id}`, '/api/ledger');
  const send = (file: File): void => {
    const form = new FormData();
    form.append('file', file);
    void run(() => post(`/api/ledger/entries/${entry.id}/evidence`, form), t.evidenceAdded);
  };
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
        {t.evidence}
      </Typography.Title>
      <ProblemNotice problem={problem} />
      {evidence.length === 0 && <Typography.Paragraph type="secondary">{t.noEvidence}</Typography.Paragraph>}
      {evidence.map(({ id, name, bytes, addedBy, addedAt }) => (
        <Flex key={id} gap={8} wrap style={{ marginBottom: 6 }}>
          <a href={`/api/ledger/evidence/${id}`} download aria-label={t.download(name)}>
            {name}
          </a>
          <Typography.Text type="secondary">
            {Math.max(1, Math.round(bytes / 1024))} KB · {person(addedBy)} · {time(addedAt)}
          </Typography.Text>
        </Flex>
      ))}
      {may.includes('add-evidence') && (
        <Upload
          showUploadList={false}
          beforeUpload={(file) => {
            send(file);
            return false;
          }}
        >
          <Button size="small" icon={<UploadOutlined />} loading={busy}>
            {t.addEvidence}
          </Button>
        </Upload>
      )}
    </section>
  );
}
