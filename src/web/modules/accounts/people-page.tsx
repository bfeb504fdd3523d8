import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Dropdown, Flex, Input, type MenuProps, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AccountView, Invited } from '../../../shared/accounts.ts';
import { ADMIN_ROLES, type Role, STAFF_ROLES } from '../../../shared/roles.ts';
import { post, put, remove } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay, useSignedIn } from '../../app/session.tsx';
import { roleTexts } from '../../app/texts.ts';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { instantFor } from '../../ui/instants.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ChangeRoles } from './change-roles.tsx';
import { EnterPerson } from './enter-person.tsx';
import { InvitationNotice } from './invitation-notice.tsx';
import { peopleTexts } from './people-texts.ts';
import { postRequestTexts } from './post-request-texts.ts';
import { PostRequests } from './post-requests.tsx';
import { SessionTable } from './session-table.tsx';

const PEOPLE = '/api/accounts';
const HOUSE_ROLES: readonly Role[] = [...STAFF_ROLES, ...ADMIN_ROLES];

/** Everybody who may sign in: one administrator enters them, another gives rights. */
export default function PeoplePage(): ReactNode {
  const t = useTexts(peopleTexts);
  const enters = useMay('system-admin');
  const { data, error, isPending, refetch } = useGet<AccountView[]>(PEOPLE);
  const [sought, setSought] = useState('');
  const [entering, setEntering] = useState(false);
  const [invited, setInvited] = useState<Invited>();
  const [roles, setRoles] = useState<AccountView>();
  const [sessions, setSessions] = useState<AccountView>();
  const { problem, run } = useChange(PEOPLE);
  const ofHouse = ({ roles }: AccountView): boolean => roles.some((role) => HOUSE_ROLES.includes(role));
  const found = (data ?? []).filter(({ name, login, organisation }) =>
    `${name} ${login} ${organisation.name}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  return (
    <>
      <PageHeader
        title={t.title}
        about={enters ? t.aboutSystem : t.aboutSecurity}
        actions={
          <>
            <Input.Search
              allowClear
              aria-label={t.search}
              placeholder={t.search}
              style={{ width: 280 }}
              onChange={({ target }) => setSought(target.value)}
            />
            {enters && (
              <Button type="primary" onClick={() => setEntering(true)}>
                {t.enter}
              </Button>
            )}
          </>
        }
      />
      <ProblemNotice problem={problem ?? error} onRetry={() => void refetch()} />
      <PostRequests onInvited={setInvited} />
      <PeopleTable
        people={found}
        loading={isPending}
        onInvited={setInvited}
        onRoles={setRoles}
        onSessions={setSessions}
        run={run}
      />
      <EnterPerson
        open={entering}
        onClose={() => setEntering(false)}
        onInvited={(answer) => {
          setEntering(false);
          setInvited(answer);
        }}
      />
      <InvitationNotice invited={invited} onClose={() => setInvited(undefined)} />
      {roles !== undefined && (
        <ChangeRoles person={roles} ofHouse={ofHouse(roles)} onClose={() => setRoles(undefined)} />
      )}
      <Drawer
        open={sessions !== undefined}
        onClose={() => setSessions(undefined)}
        title={t.sessionsOf(sessions?.name ?? '')}
        size={760}
        destroyOnHidden
      >
        {sessions !== undefined && <SessionTable path={`${PEOPLE}/${sessions.id}/sessions`} />}
      </Drawer>
    </>
  );
}

function PeopleTable(props: {
  readonly people: readonly AccountView[];
  readonly loading: boolean;
  readonly onInvited: (invited: Invited) => void;
  readonly onRoles: (person: AccountView) => void;
  readonly onSessions: (person: AccountView) => void;
  readonly run: ReturnType<typeof useChange>['run'];
}): ReactNode {
  const { people, loading, onInvited, onRoles, onSessions, run } = props;
  const t = useTexts(peopleTexts);
  const roleNames = useTexts(roleTexts);
  const byPost = useTexts(postRequestTexts);
  const { language } = useLanguage();
  const own = useSignedIn().account.id;
  const enters = useMay('system-admin');
  const gives = useMay('security-admin');
  const { modal } = App.useApp();
  const confirm = (title: string, content: string, work: () => Promise<unknown>): void => {
    const onOk = () => run(work, t.done);
    void modal.confirm({ title, content, okText: title, cancelText: t.cancel, onOk });
  };
  const inviteAgain = async ({ id }: AccountView): Promise<void> => {
    const invited = await run(() => post<Invited>(`${PEOPLE}/${id}/invitation`));
    if (invited !== undefined) onInvited(invited);
  };
  const menuOf = (person: AccountView): MenuProps['items'] => {
    const address = `${PEOPLE}/${person.id}`;
    const setDisabled = (disabled: boolean) => put(`${address}/disabled`, { disabled });
    const unlock = (forgetSecondFactor: boolean) => post(`${address}/unlock`, { forgetSecondFactor });
    const entering = [
      {
        key: 'invite',
        label: t.inviteAgain,
        onClick: () =>
          void modal.confirm({
            title: t.inviteAgain,
            content: t.inviteAgainAbout,
            okText: t.inviteAgain,
            cancelText: t.cancel,
            onOk: () => inviteAgain(person),
          }),
      },
      person.state === 'disabled'
        ? { key: 'enable', label: t.enable, onClick: () => void run(() => setDisabled(false)) }
        : {
            key: 'disable',
            label: t.disable,
            danger: true,
            disabled: person.id === own,
            onClick: () => confirm(t.disable, t.disableAbout, () => setDisabled(true)),
          },
    ];
    const unlinking = {
      key: 'unlink',
      label: t.unlink,
      danger: true,
      onClick: () => confirm(t.unlink, t.unlinkAbout, () => remove(`${address}/identity`)),
    };
    const rights = [
      {
        key: 'roles',
        label: person.waitsForRights ? t.giveRoles : t.changeRoles,
        disabled: person.id === own,
        onClick: () => onRoles(person),
      },
      { key: 'sessions', label: t.sessions, onClick: () => onSessions(person) },
      { key: 'unlock', label: t.unlock, onClick: () => confirm(t.unlock, t.unlockAbout, () => unlock(false)) },
      {
        key: 'forget',
        label: t.forget,
        danger: true,
        disabled: !person.secondFactor,
        onClick: () => confirm(t.forget, t.forgetAbout, () => unlock(true)),
      },
      ...(person.linked ? [unlinking] : []),
    ];
    return [...(enters ? entering : []), ...(gives ? rights : [])];
  };
  return (
    <Table<AccountView>
      size="small"
      rowKey="id"
      loading={loading}
      dataSource={[...people]}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 1110 }}
      locale={whenEmpty(loading ? undefined : people, <EmptyState about={t.none} />)}
      columns={[
        { title: t.name, dataIndex: 'name', fixed: 'left', width: 155 },
        { title: t.login, dataIndex: 'login', width: 110 },
        { title: t.organisation, dataIndex: ['organisation', 'name'], ellipsis: true, width: 170 },
        {
          title: t.roles,
          dataIndex: 'roles',
          width: 215,
          render: (_, person) => (
            <Flex gap={4} wrap>
              {person.roles.map((role) => (
                <Tag key={role} style={{ marginInlineEnd: 0 }}>
                  {roleNames[role]}
                </Tag>
              ))}
              {person.postRoles
                .filter((role) => !person.roles.includes(role))
                .map((role) => (
                  <Tag key={role} color="warning" style={{ marginInlineEnd: 0 }}>
                    {byPost.calls(roleNames[role])}
                  </Tag>
                ))}
            </Flex>
          ),
        },
        { title: t.state, key: 'state', width: 125, render: (_, person) => <StateTags person={person} /> },
        {
          title: t.secondFactor,
          dataIndex: 'secondFactor',
          render: (set: boolean) => (set ? t.secondFactorOn : t.secondFactorOff),
        },
        {
          title: t.lastSignIn,
          dataIndex: 'lastSignIn',
          width: 160,
          render: (at: string | null) => (at === null ? t.never : instantFor(language, at)),
        },
        {
          title: t.actions,
          key: 'actions',
          fixed: 'right',
          width: 72,
          render: (_, person) => (
            <Dropdown trigger={['click']} menu={{ items: menuOf(person) ?? [] }}>
              <Button size="small" type="text" icon={<MoreOutlined />} aria-label={t.more(person.name)} />
            </Dropdown>
          ),
        },
      ]}
    />
  );
}

function StateTags({ person }: { readonly person: AccountView }): ReactNode {
  const t = useTexts(peopleTexts);
  const colour = { invited: 'warning', active: 'success', disabled: 'default' } as const;
  const locked = person.lockedUntil !== null && new Date(person.lockedUntil) > new Date();
  return (
    <>
      <Tag color={colour[person.state]}>{t.states[person.state]}</Tag>
      {person.waitsForRights && <Tag color="warning">{t.waits}</Tag>}
      {locked && <Tag color="error">{t.locked}</Tag>}
    </>
  );
}
