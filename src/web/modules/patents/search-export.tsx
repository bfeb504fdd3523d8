import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Modal, Radio, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ExportFormat } from '../../../shared/patents.ts';
import { addressOf } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { exportTexts } from './search-texts.ts';

const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'jsonl', 'bibtex', 'ris'];
/** Rows of a sheet below its head. */
const ROWS_OF_SHEET = 1_048_575;

interface ExportProps {
  readonly q: string;
  readonly withdrawn: boolean;
  readonly total: number;
}

/** All hits as a file; the browser takes it as it comes. */
export function SearchExport({ q, withdrawn, total }: ExportProps): ReactNode {
  const t = useTexts(exportTexts);
  const { spoken } = useLanguage();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('csv');
  const tooMany = format === 'xlsx' && total > ROWS_OF_SHEET;
  return (
    <>
      <Button icon={<DownloadOutlined />} disabled={total === 0} onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      <Modal
        open={open}
        title={t.title(total.toLocaleString('en'))}
        onCancel={() => setOpen(false)}
        footer={[
          <Button key="cancel" onClick={() => setOpen(false)}>
            {t.cancel}
          </Button>,
          <Button
            key="download"
            type="primary"
            disabled={tooMany}
            href={addressOf('/api/search/export', { q, format, withdrawn, language: spoken })}
            download
            onClick={() => setOpen(false)}
          >
            {t.download}
          </Button>,
        ]}
      >
        <Radio.Group
          aria-label={t.format}
          value={format}
          onChange={({ target }) => setFormat(target.value as ExportFormat)}
          options={FORMATS.map((value) => ({ value, label: t[value] }))}
          style={{ display: 'flex', flexDirection: 'column', gap: 8, marginBottom: 12 }}
        />
        {tooMany && <Alert type="warning" showIcon title={t.tooMany} style={{ marginBottom: 12 }} />}
        <Typography.Text type="secondary">{t.neutral}</Typography.Text>
      </Modal>
    </>
  );
}
