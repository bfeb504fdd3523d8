import { Button, Flex, Form, Input, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { RegionList } from '../../../shared/network-pages.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useProvinces } from './use-provinces.ts';
import { yearTexts } from './year-texts.ts';

type City = RegionList['regions'][number];

/** The cities that the house has added to the provinces. */
export function Cities({ year }: { readonly year: number }): ReactNode {
  const t = useTexts(yearTexts);
  const edits = useMay('analyst', 'officer');
  const { nameOf } = useProvinces();
  const { data } = useGet<RegionList>('/api/network/regions', { year });
  const { busy, problem, run } = useChange('/api/network/regions');
  const [form] = Form.useForm<{ code: string; name: string }>();
  const rules = [{ required: true, whitespace: true, message: t.required }];
  const save = async (filled: { code: string; name: string }): Promise<void> => {
    const done = await run(async () => {
      await post('/api/network/regions', filled);
      return true;
    }, t.cityAdded);
    if (done === true) form.resetFields();
  };
  return (
    <section style={{ marginTop: 24, maxWidth: 640 }}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t.cities}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t.citiesAbout}</Typography.Paragraph>
      <ProblemNotice problem={problem} />
      {edits && (
        <Form form={form} layout="inline" requiredMark={false} onFinish={save} style={{ marginBottom: 12, rowGap: 8 }}>
          <Form.Item name="code" label={t.cityCode} rules={rules}>
            <Input maxLength={6} style={{ width: 110 }} />
          </Form.Item>
          <Form.Item name="name" label={t.cityName} rules={rules}>
            <Input maxLength={50} style={{ width: 150 }} />
          </Form.Item>
          <Button htmlType="submit" loading={busy}>
            {t.addCity}
          </Button>
        </Form>
      )}
      <Flex vertical>
        <Table<City>
          size="small"
          rowKey="code"
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          dataSource={(data?.regions ?? []).filter(({ parentCode }) => parentCode !== null)}
          locale={whenEmpty(data, <EmptyState about={t.noCities} />)}
          columns={[
            { title: t.cityCode, dataIndex: 'code', className: 'tabular' },
            { title: t.cityName, dataIndex: 'name' },
            { title: t.province, dataIndex: 'parentCode', render: (code: string) => nameOf(code) },
          ]}
        />
      </Flex>
    </section>
  );
}
