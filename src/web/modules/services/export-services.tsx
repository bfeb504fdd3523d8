import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, DatePicker, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { LONGEST_EXPORT, type ServicePage } from '../../../shared/services.ts';
import { addressOf } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { servicesTexts } from './texts.ts';

/** Records of some days as a file, where one holds them all. */
export function ExportServices(): ReactNode {
  const t = useTexts(servicesTexts);
  const [days, setDays] = useState<{ readonly from?: string; readonly to?: string }>({});
  const { data } = useGet<ServicePage>('/api/services', days, { keepPrevious: true });
  const total = data?.total ?? 0;
  return (
    <Card title={t.export} size="small">
      <Flex gap={8} wrap align="center">
        <DatePicker.RangePicker
          aria-label={t.exportDays}
          allowEmpty={[true, true]}
          placeholder={[t.from, t.to]}
          style={{ width: 250 }}
          onChange={(range) => {
            const [from, to] = [range?.[0]?.format('YYYY-MM-DD'), range?.[1]?.format('YYYY-MM-DD')];
            setDays({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
          }}
        />
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button
            key={format}
            icon={<DownloadOutlined />}
            disabled={total > LONGEST_EXPORT[format]}
            href={addressOf(`/api/services/records.${format}`, days)}
            download
          >
            {t.exportAs[format]}
          </Button>
        ))}
        <Typography.Text type="secondary">{t.toTake(total)}</Typography.Text>
      </Flex>
      {total > LONGEST_EXPORT.xlsx && (
        <Typography.Paragraph type="warning" style={{ margin: '8px 0 0' }}>
          {t.tooManyToExport(LONGEST_EXPORT.xlsx, LONGEST_EXPORT.csv)}
        </Typography.Paragraph>
      )}
    </Card>
  );
}
