import { FileTextOutlined } from '@ant-design/icons';
import { Flex, Spin, Typography, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PlanKey } from '../../../shared/plan-pages.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { planAddress } from './plan-address.ts';
import { planTexts } from './plan-texts.ts';

/** Takes the file of a notice by choice or by drop, and leads to what was read of it. */
export function ImportNotice({ limit }: { readonly limit: number }): ReactNode {
  const t = useTexts(planTexts);
  const go = useNavigate();
  const { busy, problem, run } = useChange('/api/plans');
  const [name, setName] = useState('');
  const send = async (file: File): Promise<void> => {
    setName(file.name);
    const form = new FormData();
    form.append('file', file);
    const key = await run(() => post<PlanKey>('/api/plans/import', form));
    if (key !== undefined) void go(planAddress(key.plan));
  };
  return (
    <div>
      <ProblemNotice problem={problem} />
      <Upload.Dragger
        showUploadList={false}
        accept=".docx,.html,.htm,.txt,.md"
        disabled={busy}
        aria-label={t.choose}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Flex vertical align="center" gap={4} style={{ padding: 8 }} role="status">
          {busy ? <Spin /> : <FileTextOutlined style={{ fontSize: 28 }} />}
          <Typography.Text>{busy ? t.uploading(name) : t.drop}</Typography.Text>
          <Typography.Text type="secondary">{t.kinds(`${Math.round(limit / 1024 ** 2)} MB`)}</Typography.Text>
        </Flex>
      </Upload.Dragger>
    </div>
  );
}
