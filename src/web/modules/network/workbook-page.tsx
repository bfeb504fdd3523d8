import { InboxOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Typography, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import type { NetworkImport } from '../../../shared/network-import.ts';
import { addressOf, call } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ImportReport } from './import-report.tsx';
import { unitsAddress } from './unit-address.ts';
import { useYear } from './use-year.ts';
import { workbookTexts } from './workbook-texts.ts';
import { YearSelect } from './year-select.tsx';
import { yearTexts } from './year-texts.ts';

const PATH = '/api/network/workbook';

/** The organisations of a year as a workbook: out, and in again with a report of every row that was refused. */
export default function WorkbookPage(): ReactNode {
  const t = useTexts(workbookTexts);
  const { back } = useTexts(yearTexts);
  const { spoken } = useLanguage();
  const { year, show } = useYear();
  const edits = useMay('analyst', 'officer');
  const { busy, problem, run } = useChange('/api/network/units', '/api/network/regions', '/api/organisations');
  const [name, setName] = useState('');
  const [report, setReport] = useState<NetworkImport>();
  const take = async (file: File): Promise<void> => {
    setName(file.name);
    setReport(undefined);
    const form = new FormData();
    form.append('file', file);
    setReport(await run(() => call<NetworkImport>('POST', addressOf(PATH, { year }), form)));
  };
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <YearSelect year={year} onChange={(chosen) => show({ year: chosen })} />
            <LinkButton to={unitsAddress({ year })}>{back}</LinkButton>
          </>
        }
      />
      <Card size="small" title={t.out} style={{ marginBottom: 16 }}>
        <Typography.Paragraph type="secondary">{t.outAbout}</Typography.Paragraph>
        <Flex gap={8} wrap>
          <Button type="primary" href={addressOf(PATH, { year, language: spoken })}>
            {t.exportUnits}
          </Button>
          <Button href={addressOf(PATH, { year, language: spoken, template: true })}>{t.template}</Button>
        </Flex>
      </Card>
      {edits && (
        <Card size="small" title={t.into}>
          <Typography.Paragraph type="secondary">{t.intoAbout}</Typography.Paragraph>
          <ProblemNotice problem={problem} />
          <Upload.Dragger
            accept=".xlsx"
            showUploadList={false}
            disabled={busy}
            aria-label={t.choose}
            beforeUpload={(file) => {
              void take(file);
              return false;
            }}
          >
            <Flex vertical align="center" gap={4} style={{ padding: 8 }}>
              <InboxOutlined style={{ fontSize: 28 }} />
              <span role="status">{busy ? t.busy(name) : t.drop}</span>
            </Flex>
          </Upload.Dragger>
          {report !== undefined && <ImportReport report={report} />}
        </Card>
      )}
    </>
  );
}
