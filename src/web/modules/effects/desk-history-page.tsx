import { DownloadOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { HistoryFilter } from './desk-history-filter.tsx';
import { IssuesTable, ItemsTable, JudgementsTable, UsesTable } from './desk-history-tables.tsx';
import { deskHistoryTexts } from './desk-history-texts.ts';

const LISTS = ['items', 'issues', 'judgements', 'uses'] as const;
type List = (typeof LISTS)[number];

/** Which filters a list has; all of them stand in the address. */
const FILTERS: Readonly<Record<List, readonly string[]>> = {
  items: ['text', 'judged', 'used', 'issue', 'from', 'to'],
  issues: [],
  judgements: ['rating', 'from', 'to'],
  uses: ['node', 'from', 'to'],
};

export default function DeskHistoryPage(): ReactNode {
  const t = useTexts(deskHistoryTexts);
  const { spoken } = useLanguage();
  const [address, setAddress] = useSearchParams();
  const asked = address.get('list') as List;
  const list: List = LISTS.includes(asked) ? asked : 'items';
  const names = FILTERS[list];
  const filter = Object.fromEntries(
    names.flatMap((name) => (address.get(name) ? [[name, address.get(name) as string]] : [])),
  );
  const csv = addressOf(`/api/desk/history/${list}.csv`, { ...filter, language: spoken });
  const set = (changed: Readonly<Record<string, string | undefined>>): void => {
    const next: Record<string, string> = { list };
    for (const [name, value] of Object.entries({ ...filter, ...changed })) if (value) next[name] = value;
    setAddress(next);
  };
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <Button icon={<DownloadOutlined />} href={csv} download>
            {t.export}
          </Button>
        }
      />
      <Segmented<List>
        aria-label={t.list}
        value={list}
        onChange={(next) => setAddress({ list: next })}
        options={LISTS.map((value) => ({ value, label: t.lists[value] }))}
        style={{ marginBottom: 12 }}
      />
      <HistoryFilter names={names} filter={filter} onChange={set} />
      {list === 'items' && <ItemsTable filter={filter} />}
      {list === 'issues' && <IssuesTable />}
      {list === 'judgements' && <JudgementsTable filter={filter} />}
      {list === 'uses' && <UsesTable filter={filter} />}
    </>
  );
}
