import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ServiceImport } from '../../../shared/services.ts';
import { post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { servicesTexts } from './texts.ts';

/** Many services at once, from a workbook; every row that was not taken is told with why. */
export function ImportServices(): ReactNode {
  const t = useTexts(servicesTexts);
  const { busy, problem, run } = useChange('/api/services');
  const [result, setResult] = useState<ServiceImport>();
  const take = async (file: File): Promise<void> => {
    setResult(undefined);
    const form = new FormData();
    form.append('file', file);
    setResult(await run(() => post<ServiceImport>('/api/services/import', form)));
  };
  return (
    <Card title={t.import} size="small">
      <Flex gap={8} wrap>
        <Upload
          accept=".xlsx"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} loading={busy}>
            {t.import}
          </Button>
        </Upload>
        <Button href="/api/services/template.xlsx">{t.template}</Button>
      </Flex>
      <ProblemNotice problem={problem} />
      {result !== undefined && <Imported result={result} />}
    </Card>
  );
}

function Imported({ result: { entered, known, refused, unread } }: { readonly result: ServiceImport }): ReactNode {
  const t = useTexts(servicesTexts);
  const { tell, stops } = useLanguage();
  return (
    <Alert
      type={refused.length === 0 ? 'success' : 'warning'}
      showIcon
      style={{ marginTop: 12 }}
      title={t.imported(entered, known, refused.length)}
      description={
        <>
          {unread.length > 0 && <p>{t.unread(unread.join(stops.list))}</p>}
          {refused.length > 0 && (
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {refused.map((one) => (
                <li key={one.row}>{`${t.row(one.row)}${stops.colon}${tell(one)}`}</li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
}
