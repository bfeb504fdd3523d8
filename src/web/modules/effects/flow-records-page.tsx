import { ArrowLeftOutlined, DownloadOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { FlowRecord, FlowRecords } from '../../../shared/flow.ts';
import { addressOf } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { filterOf, NUMBERS, oneOf } from './flow-address.ts';
import { useRecordColumns } from './flow-record-columns.tsx';
import { flowRecordTexts, numberTexts } from './flow-texts.ts';

const PAGE = 50;

/** The records behind a number of the flow, with the filter under which it was counted. */
export default function FlowRecordsPage(): ReactNode {
  const t = useTexts(flowRecordTexts);
  const numbers = useTexts(numberTexts);
  const { spoken } = useLanguage();
  const [address, setAddress] = useSearchParams();
  const number = oneOf(NUMBERS, address.get('number'), 'pushed');
  const filter = filterOf(address);
  const page = Math.max(1, Number(address.get('page')) || 1);
  const asked = { ...filter, number };
  const { data, error, isFetching, refetch } = useGet<FlowRecords>(
    '/api/flow/records',
    { ...asked, skip: (page - 1) * PAGE, limit: PAGE },
    { keepPrevious: true },
  );
  const columns = useRecordColumns(data?.records[0]?.of);
  return (
    <>
      <p style={{ margin: '0 0 12px' }}>
        <Link to={addressOf('/flow', filter)}>
          <ArrowLeftOutlined aria-hidden /> {t.back}
        </Link>
      </p>
      <PageHeader
        title={t.title(numbers.name[number])}
        about={data && `${t.about(data.total)} · ${numbers.unit[number]}`}
        actions={
          <Button
            icon={<DownloadOutlined />}
            href={addressOf('/api/flow/records.csv', { ...asked, language: spoken })}
            download
          >
            {t.export}
          </Button>
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Table<FlowRecord & { readonly key: number }>
        size="small"
        loading={isFetching}
        scroll={{ x: 980 }}
        dataSource={(data?.records ?? []).map((record, at) => ({ ...record, key: at }))}
        columns={columns}
        locale={whenEmpty(data, <EmptyState about={t.none} />)}
        pagination={{
          current: page,
          pageSize: PAGE,
          total: data?.total ?? 0,
          showSizeChanger: false,
          hideOnSinglePage: true,
          onChange: (next) => setAddress({ ...asked, page: String(next) }),
        }}
      />
    </>
  );
}
