import { Button, Flex, Input, Select, Table, Tag, Tooltip, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import {
  type ProfileLine,
  type ProfileList,
  type ProfileStanding,
  profileStanding,
  type WeeklyHits,
} from '../../../shared/profile-views.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StandingTag } from './standing-tag.tsx';
import { listTexts, standingTexts } from './texts.ts';

const STANDINGS = profileStanding.options;

/** The profiles of all enterprises. What is filtered stands in the address. */
export default function ProfileListPage(): ReactNode {
  const t = useTexts(listTexts);
  const standings = useTexts(standingTexts);
  const mayEdit = useMay('analyst');
  const [address, setAddress] = useSearchParams();
  const text = address.get('text') ?? undefined;
  const standing = STANDINGS.find((one) => one === address.get('standing'));
  const enterprise = address.get('enterprise') ?? undefined;
  const filter = (change: Record<string, string | undefined>): void => {
    const next = new URLSearchParams(address);
    for (const [key, value] of Object.entries(change)) value ? next.set(key, value) : next.delete(key);
    setAddress(next);
  };
  const create = (
    <LinkButton type="primary" to="/profiles/new">
      {t.create}
    </LinkButton>
  );
  const filtered = text !== undefined || standing !== undefined || enterprise !== undefined;
  return (
    <>
      <PageHeader title={t.title} about={t.about} actions={mayEdit && create} />
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Input.Search
          key={text}
          allowClear
          defaultValue={text ?? ''}
          placeholder={t.find}
          aria-label={t.find}
          onSearch={(written) => filter({ text: written.trim() })}
          style={{ width: 300 }}
        />
        <Select<ProfileStanding | ''>
          aria-label={t.state}
          value={standing ?? ''}
          onChange={(chosen) => filter({ standing: chosen })}
          style={{ width: 160 }}
          options={[
            { value: '', label: t.anyState },
            ...STANDINGS.map((value) => ({ value, label: standings[value] })),
          ]}
        />
      </Flex>
      <Pages
        key={address.toString()}
        wishes={{ text, standing, enterprise }}
        empty={<EmptyState about={filtered ? t.nothing : t.empty} action={mayEdit && !filtered && create} />}
      />
    </>
  );
}

type Wishes = Readonly<Record<'text' | 'standing' | 'enterprise', string | undefined>>;

/** One page below the other, as far as they were asked for. */
function Pages({ wishes, empty }: { readonly wishes: Wishes; readonly empty: ReactNode }): ReactNode {
  const [starts, setStarts] = useState<readonly (number | undefined)[]>([undefined]);
  return starts.map((after, at) => (
    <OnePage
      key={after ?? 0}
      wishes={wishes}
      after={after}
      empty={empty}
      {...(at === starts.length - 1 ? { onMore: (next: number) => setStarts([...starts, next]) } : {})}
    />
  ));
}

function OnePage(props: {
  readonly wishes: Wishes;
  readonly after: number | undefined;
  readonly empty: ReactNode;
  readonly onMore?: (next: number) => void;
}): ReactNode {
  const { wishes, after, empty, onMore } = props;
  const t = useTexts(listTexts);
  const { data, error, isPending, refetch } = useGet<ProfileList>('/api/profiles', { ...wishes, after });
  const profiles = data?.profiles ?? [];
  const next = data?.next;
  const { data: hits } = useGet<WeeklyHits>(
    '/api/profiles/hits',
    { ids: profiles.map(({ id }) => String(id)) },
    { enabled: profiles.length > 0 },
  );
  const perWeek = new Map(hits?.map((one) => [one.id, one.perWeek]));
  return (
    <>
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Table<ProfileLine>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={profiles}
        showHeader={after === undefined}
        pagination={false}
        scroll={{ x: 900 }}
        locale={whenEmpty(data, empty)}
        columns={[
          { title: t.enterprise, width: 230, render: (_, { enterprise }) => enterprise.name },
          { title: t.name, render: (_, profile) => <Name profile={profile} /> },
          { title: t.state, width: 130, render: (_, { standing }) => <StandingTag standing={standing} /> },
          { title: t.version, width: 150, render: (_, profile) => <Version profile={profile} /> },
          { title: t.validTo, width: 110, render: (_, { validTo }) => validTo ?? t.open },
          {
            title: <Tooltip title={t.perWeekAbout}>{t.perWeek}</Tooltip>,
            width: 100,
            align: 'right',
            className: 'tabular',
            render: (_, { id }) => perWeek.get(id)?.toFixed(1) ?? '…',
          },
        ]}
      />
      {next !== undefined && onMore !== undefined && (
        <Flex justify="center" style={{ padding: 12 }}>
          <Button onClick={() => onMore(next)}>{t.more}</Button>
        </Flex>
      )}
    </>
  );
}

function Name({ profile: { id, name, openRequests } }: { readonly profile: ProfileLine }): ReactNode {
  const t = useTexts(listTexts);
  return (
    <Flex gap={8} align="center" wrap>
      <Link to={`/profiles/${id}`}>{name}</Link>
      {openRequests > 0 && (
        <Link to={`/profiles/${id}?tab=agreement`}>
          <Tag color="warning">{t.requests(openRequests)}</Tag>
        </Link>
      )}
    </Flex>
  );
}

function Version({ profile }: { readonly profile: ProfileLine }): ReactNode {
  const t = useTexts(listTexts);
  const { version, runningVersion } = profile;
  const waits = runningVersion !== null && runningVersion < version;
  return (
    <>
      {t.versionOf(runningVersion ?? version)}
      {waits && (
        <Typography.Text type="warning" style={{ display: 'block', fontSize: 12 }}>
          {t.newerWaits(version)}
        </Typography.Text>
      )}
    </>
  );
}
