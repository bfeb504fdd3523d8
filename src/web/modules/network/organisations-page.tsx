import { Button, Input, Select, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  ORGANISATION_KINDS,
  type OrganisationKind,
  type OrganisationList,
  type OrganisationView,
} from '../../../shared/network.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { organisationTexts } from './texts.ts';

/** The organisations that the house serves. */
export default function OrganisationsPage(): ReactNode {
  const t = useTexts(organisationTexts);
  const edits = useMay('analyst', 'officer');
  const { data, error, isPending, refetch } = useGet<OrganisationList>('/api/organisations');
  const [sought, setSought] = useState('');
  const [kind, setKind] = useState<OrganisationKind>();
  const [editing, setEditing] = useState<OrganisationView | 'new'>();
  const all = data?.organisations ?? [];
  const found = all.filter(
    (one) =>
      (kind === undefined || one.kind === kind) &&
      `${one.name} ${one.creditCode ?? ''} ${one.region ?? ''}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const add = (
    <Button type="primary" onClick={() => setEditing('new')}>
      {t.add}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <Select<OrganisationKind>
              allowClear
              aria-label={t.kind}
              placeholder={t.allKinds}
              style={{ width: 150 }}
              onChange={setKind}
              options={ORGANISATION_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
            />
            <Input.Search
              allowClear
              aria-label={t.search}
              placeholder={t.search}
              style={{ width: 240 }}
              onChange={({ target }) => setSought(target.value)}
            />
            {edits && add}
          </>
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Table<OrganisationView>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={found}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 760 }}
        locale={whenEmpty(data, <EmptyState about={all.length > 1 ? t.noneFound : t.none} />)}
        columns={[
          {
            title: t.name,
            dataIndex: 'name',
            render: (name: string, { id }) => (
              <>
                {name} {id === data?.houseId && <Tag>{t.house}</Tag>}
              </>
            ),
          },
          { title: t.kind, dataIndex: 'kind', render: (one: OrganisationKind) => t.kinds[one] },
          { title: t.creditCode, dataIndex: 'creditCode', render: (code: string | null) => code ?? '–' },
          { title: t.region, dataIndex: 'region', render: (region: string | null) => region ?? '–' },
          { title: t.language, dataIndex: 'language', render: (one: 'zh' | 'en') => t.languages[one] },
          ...(edits
            ? [
                {
                  title: t.actions,
                  key: 'edit',
                  width: 90,
                  render: (_: unknown, one: OrganisationView) => (
                    <Button size="small" aria-label={t.editOf(one.name)} onClick={() => setEditing(one)}>
                      {t.edit}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editing !== undefined && (
        <OrganisationForm
          {...(editing === 'new' ? {} : { organisation: editing })}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
