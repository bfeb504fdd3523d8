import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, DatePicker, Flex, Form, Input, Select, Table, Typography } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditFilter, AuditLine, AuditPage as Page } from '../../../shared/administration.ts';
import { AUDIT_ACTIONS, actionIn, subjectIn } from '../../../shared/audit-words.ts';
import { type ApiProblem, addressOf, get } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { instantFor } from '../../ui/instants.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { auditTexts } from './texts.ts';

const NAMES = ['actor', 'action', 'subject', 'from', 'to'] as const;

/** What was done, by whom, on what. What is looked for stands in the address. */
export default function AuditPage(): ReactNode {
  const t = useTexts(auditTexts);
  const { language, spoken, convert } = useLanguage();
  const personName = usePersonName();
  const [address, setAddress] = useSearchParams();
  const filter: AuditFilter = Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = address.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery<
    Page,
    ApiProblem
  >({
    queryKey: ['/api/audit', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Page>('/api/audit', { ...filter, ...(typeof pageParam === 'number' ? { before: pageParam } : {}) }, signal),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnWindowFocus: false,
  });
  const exported = (format: 'csv' | 'xlsx'): string =>
    addressOf('/api/audit/export', { ...filter, format, language: spoken });
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <Button href={exported('csv')}>{t.exportCsv}</Button>
            <Button href={exported('xlsx')}>{t.exportXlsx}</Button>
          </>
        }
      />
      <AuditFilterForm key={address.toString()} filter={filter} onSearch={(next) => setAddress(next)} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Table<AuditLine>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.pages.flatMap(({ lines }) => lines) ?? []}
        pagination={false}
        scroll={{ x: 1000 }}
        locale={whenEmpty(data, <EmptyState about={t.none} />)}
        columns={[
          { title: t.at, dataIndex: 'at', width: 150, render: (at: string) => instantFor(language, at) },
          {
            title: t.actor,
            width: 200,
            render: (_, { person, actor }) => <Worded words={personName(person)} code={actor} />,
          },
          {
            title: t.action,
            dataIndex: 'action',
            width: 190,
            render: (action: string) => <Worded words={convert(actionIn(spoken, action))} code={action} />,
          },
          {
            title: t.subject,
            dataIndex: 'subject',
            width: 150,
            render: (subject: string) => <Worded words={convert(subjectIn(spoken, subject))} code={subject} />,
          },
          { title: t.organisation, dataIndex: ['organisation', 'name'], width: 200 },
          { title: t.detail, dataIndex: 'detail', render: (detail: AuditLine['detail']) => <Detail detail={detail} /> },
        ]}
      />
      {hasNextPage && (
        <Flex justify="center" style={{ padding: 16 }}>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.more}
          </Button>
        </Flex>
      )}
    </>
  );
}

/** What people call it, and below what the log calls it. */
function Worded({ words, code }: { readonly words: string; readonly code: string }): ReactNode {
  if (words === code) return code;
  return (
    <>
      {words}
      <br />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {code}
      </Typography.Text>
    </>
  );
}

function Detail({ detail }: { readonly detail: AuditLine['detail'] }): ReactNode {
  const entries = Object.entries(detail);
  if (entries.length === 0) return '–';
  return (
    <Typography.Text style={{ fontSize: 12, wordBreak: 'break-word' }}>
      {entries
        .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join(' · ')}
    </Typography.Text>
  );
}

interface Filled extends Pick<AuditFilter, 'actor' | 'action' | 'subject'> {
  readonly period?: readonly [Dayjs | null, Dayjs | null] | null;
}

function AuditFilterForm(props: {
  readonly filter: AuditFilter;
  readonly onSearch: (next: Record<string, string>) => void;
}): ReactNode {
  const { filter, onSearch } = props;
  const t = useTexts(auditTexts);
  const search = ({ period, ...texts }: Filled): void => {
    const [from, to] = period ?? [];
    const wanted = { ...texts, from: from?.format('YYYY-MM-DD'), to: to?.format('YYYY-MM-DD') };
    onSearch(Object.fromEntries(Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value]] : []))));
  };
  const { from, to, ...texts } = filter;
  const { tell } = useLanguage();
  const hints = { actor: t.actorHint, subject: t.subjectHint };
  const actions = Object.entries(AUDIT_ACTIONS).map(([value, words]) => ({ value, label: tell(words) }));
  return (
    <Form<Filled> layout="inline" initialValues={texts} onFinish={search} style={{ marginBottom: 16, rowGap: 8 }}>
      {(['actor', 'subject'] as const).map((name) => (
        <Form.Item key={name} name={name} label={t[name]}>
          <Input allowClear maxLength={100} style={{ width: 128 }} placeholder={hints[name]} />
        </Form.Item>
      ))}
      <Form.Item name="action" label={t.action}>
        <Select
          allowClear
          showSearch={{ filterOption: (written, option) => matches(written, option) }}
          options={actions}
          placeholder={t.actionHint}
          style={{ width: 190 }}
          popupMatchSelectWidth={260}
        />
      </Form.Item>
      <PeriodField from={from} to={to} />
      <Button type="primary" htmlType="submit">
        {t.search}
      </Button>
      <Button type="link" onClick={() => onSearch({})}>
        {t.clear}
      </Button>
    </Form>
  );
}

function matches(written: string, option: { readonly value: string; readonly label: string } | undefined): boolean {
  return `${option?.label} ${option?.value}`.toLowerCase().includes(written.toLowerCase());
}

function PeriodField({ from, to }: { readonly from: string | undefined; readonly to: string | undefined }): ReactNode {
  const t = useTexts(auditTexts);
  const day = (written: string | undefined) => (written === undefined ? null : dayjs(written));
  return (
    <Form.Item name="period" label={t.period} initialValue={[day(from), day(to)]}>
      <DatePicker.RangePicker allowEmpty={[true, true]} placeholder={[t.from, t.to]} style={{ width: 230 }} />
    </Form.Item>
  );
}
