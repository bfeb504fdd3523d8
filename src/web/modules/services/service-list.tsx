import { Button, Card, Flex, Pagination, Skeleton, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { PUBLIC_WORDS, SERVICE_CHANNEL_WORDS, SERVICE_KIND_WORDS } from '../../../shared/service-words.ts';
import type { ServicePage, ServiceRecord } from '../../../shared/services.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ServiceDrawer } from './service-drawer.tsx';
import { servicesTexts } from './texts.ts';

/** So many come with one answer of the server, and so many of them are shown at once. */
const ANSWERED = 50;
const SHOWN = 10;

/** What was recorded, the latest day first, ten at a time; the one that the address names is open. */
export function ServiceList({ about }: { readonly about: string }): ReactNode {
  const t = useTexts(servicesTexts);
  const [page, setPage] = useState(1);
  const [address, setAddress] = useSearchParams();
  const opened = Number(address.get('record')) || undefined;
  const setOpened = (record?: number) => setAddress(record === undefined ? {} : { record: String(record) });
  const first = (page - 1) * SHOWN;
  const parameters = { page: Math.floor(first / ANSWERED) + 1 };
  const { data, error, refetch } = useGet<ServicePage>('/api/services', parameters, { keepPrevious: true });
  if (data === undefined) {
    return error === null ? <Skeleton active /> : <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  }
  const { total, records } = data;
  const at = first % ANSWERED;
  return (
    <Card title={t.last} extra={t.total(total)} size="small">
      {total === 0 && <EmptyState about={about} />}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {records.slice(at, at + SHOWN).map((record) => (
          <ServiceLine key={record.id} record={record} onOpen={() => setOpened(record.id)} />
        ))}
      </ul>
      {total > SHOWN && (
        <Pagination
          {...{ current: page, total, pageSize: SHOWN, onChange: setPage }}
          size="small"
          showSizeChanger={false}
          style={{ marginTop: 12 }}
        />
      )}
      {opened !== undefined && <ServiceDrawer key={opened} id={opened} onClose={() => setOpened()} />}
    </Card>
  );
}

function ServiceLine({ record, onOpen }: { readonly record: ServiceRecord; readonly onOpen: () => void }): ReactNode {
  const t = useTexts(servicesTexts);
  const { tell, stops } = useLanguage();
  const { onDate, kind, channel, beneficiary, hours, persons, pieces, satisfaction, withdrawn, unit, task } = record;
  const details = [
    ...[unit.name, tell(SERVICE_CHANNEL_WORDS[channel])],
    ...(hours > 0 ? [t.hoursOf(hours)] : []),
    ...(persons > 0 ? [t.personsOf(persons)] : []),
    ...(pieces > 0 ? [t.piecesOf(pieces)] : []),
    ...(satisfaction === null ? [] : [t.ratedOf(satisfaction)]),
    ...(task === null ? [] : [task]),
  ];
  return (
    <li style={{ padding: '8px 0' }}>
      <Flex gap={8} justify="space-between" align="baseline">
        <Button
          type="link"
          onClick={onOpen}
          style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
        >
          <Typography.Text strong delete={withdrawn !== null} style={{ color: 'inherit' }}>
            {tell(SERVICE_KIND_WORDS[kind])}
            {stops.colon}
            {beneficiary?.name ?? tell(PUBLIC_WORDS)}
          </Typography.Text>
        </Button>
        <Typography.Text type="secondary" style={{ whiteSpace: 'nowrap' }}>
          {onDate}
        </Typography.Text>
      </Flex>
      <Typography.Text type="secondary">{details.join(stops.list)}</Typography.Text>
      {withdrawn !== null && (
        <div>
          <Tag>{t.withdrawn}</Tag>
          {withdrawn}
        </div>
      )}
    </li>
  );
}
