import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Modal, Radio, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ExportFormat } from '../../../shared/patents.ts';
import type { ServedSearchInput } from '../../../shared/search.ts';
import { addressOf, post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { exportTexts } from './search-texts.ts';
import { beneficiaryOf, type ServedFor, ServedForField } from './served-for.tsx';
import { servedTexts } from './served-texts.ts';

const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'jsonl', 'bibtex', 'ris'];
/** Rows that the server puts into one workbook. */
const ROWS_OF_SHEET = 100_000;

interface ExportProps {
  readonly q: string;
  readonly withdrawn: boolean;
  readonly total: number;
}

/** All hits as a file, which the browser takes as it comes; whoever searches for somebody else says for whom, and it is recorded. */
export function SearchExport({ q, withdrawn, total }: ExportProps): ReactNode {
  const t = useTexts(exportTexts);
  const served = useTexts(servedTexts);
  const { spoken } = useLanguage();
  const mayServe = useMay('analyst', 'screener', 'reviewer');
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [servedFor, setServedFor] = useState<ServedFor>('nobody');
  const { busy, problem, run } = useChange('/api/served-searches', '/api/services', '/api/indicators');
  const tooMany = format === 'xlsx' && total > ROWS_OF_SHEET;
  const cannot = tooMany || total === 0;
  const address = addressOf('/api/search/export', { q, format, withdrawn, language: spoken });
  const beneficiary = beneficiaryOf(servedFor);
  const record = async (exported?: ExportFormat): Promise<void> => {
    if (beneficiary === undefined) return;
    const search: ServedSearchInput = { q, withdrawn, for: beneficiary, ...(exported ? { format: exported } : {}) };
    const done = await run(
      () => post<{ hits: number }>('/api/served-searches', search),
      ({ hits }) => served.recorded(hits.toLocaleString('en')),
    );
    if (done === undefined) return;
    if (exported !== undefined) window.location.assign(address);
    setOpen(false);
    setServedFor('nobody');
  };
  return (
    <>
      <Button icon={<DownloadOutlined />} disabled={total === 0 && !mayServe} onClick={() => setOpen(true)}>
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
          ...(beneficiary === undefined
            ? [
                <Button
                  key="download"
                  type="primary"
                  disabled={cannot}
                  href={address}
                  download
                  onClick={() => setOpen(false)}
                >
                  {t.download}
                </Button>,
              ]
            : [
                <Button key="record" loading={busy} onClick={() => void record()}>
                  {served.recordOnly}
                </Button>,
                <Button
                  key="download"
                  type="primary"
                  disabled={cannot}
                  loading={busy}
                  onClick={() => void record(format)}
                >
                  {t.download}
                </Button>,
              ]),
        ]}
      >
        {mayServe && <ServedForField value={servedFor} onChange={setServedFor} />}
        <Radio.Group
          aria-label={t.format}
          value={format}
          onChange={({ target }) => setFormat(target.value as ExportFormat)}
          options={FORMATS.map((value) => ({ value, label: t[value] }))}
          style={{ display: 'flex', flexDirection: 'column', gap: 8, marginBottom: 12 }}
        />
        {tooMany && <Alert type="warning" showIcon title={t.tooMany} style={{ marginBottom: 12 }} />}
        <ProblemNotice problem={problem} />
        <Typography.Text type="secondary">{t.neutral}</Typography.Text>
      </Modal>
    </>
  );
}
