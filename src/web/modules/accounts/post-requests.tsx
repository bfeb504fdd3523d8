import { Button, Card, Flex, Input, Modal, Select, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Invited } from '../../../shared/accounts.ts';
import { POST_WORDS } from '../../../shared/network-words.ts';
import type { PostAccountRequest, PostAccountRequests } from '../../../shared/post-accounts.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { roleTexts } from '../../app/texts.ts';
import { useChange } from '../../app/use-change.ts';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { postRequestTexts } from './post-request-texts.ts';

const REQUESTS = '/api/post-accounts';

/** Accounts that are asked for by post: entered by one administrator, and seen by the one who gives the rights. */
export function PostRequests({ onInvited }: { readonly onInvited: (invited: Invited) => void }): ReactNode {
  const t = useTexts(postRequestTexts);
  const { data, error, refetch } = useGet<PostAccountRequests>(REQUESTS);
  const { busy, problem, run } = useChange(REQUESTS, '/api/accounts');
  const [declining, setDeclining] = useState<PostAccountRequest>();
  if (data === undefined) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (data.requests.length === 0) return null;
  const enter = async ({ id }: PostAccountRequest, accountId: number | null): Promise<void> => {
    const invited = await run(() => post<Invited | null>(`${REQUESTS}/${id}/entry`, { accountId }), t.entered);
    if (invited) onInvited(invited);
  };
  return (
    <Card size="small" title={t.title(data.requests.length)} style={{ marginBottom: 16 }}>
      <ProblemNotice problem={problem} />
      {data.requests.map((request) => (
        <Request
          key={request.id}
          request={request}
          busy={busy}
          onEnter={(accountId) => void enter(request, accountId)}
          onDecline={() => setDeclining(request)}
        />
      ))}
      {declining !== undefined && (
        <Declining
          name={declining.name}
          busy={busy}
          onClose={() => setDeclining(undefined)}
          onSend={async (reason) => {
            const done = await run(() => post(`${REQUESTS}/${declining.id}/refusal`, { reason }), t.declined);
            if (done !== undefined) setDeclining(undefined);
          }}
        />
      )}
    </Card>
  );
}

function Request(props: {
  readonly request: PostAccountRequest;
  readonly busy: boolean;
  readonly onEnter: (accountId: number | null) => void;
  readonly onDecline: () => void;
}): ReactNode {
  const { request, busy, onEnter, onDecline } = props;
  const { unit, post: held, name, rank, login, email, role, proposedBy, proposedAt, known } = request;
  const t = useTexts(postRequestTexts);
  const { tell, stops } = useLanguage();
  const roles = useTexts(roleTexts);
  const person = usePersonName();
  const time = useInstant();
  const enters = useMay('system-admin');
  const [account, setAccount] = useState<number | null>(null);
  const about = [unit.name, tell(POST_WORDS[held]), ...(rank === null ? [] : [rank]), roles[role]];
  return (
    <Flex gap={12} wrap justify="space-between" align="center" style={{ padding: '6px 0' }}>
      <div style={{ minWidth: 0 }}>
        <strong>{name}</strong> {about.join(stops.list)}
        <div>
          <Typography.Text type="secondary">
            {[
              `${t.login} ${login}`,
              ...(email === null ? [] : [email]),
              t.by(person(proposedBy), time(proposedAt)),
            ].join(stops.apart)}
          </Typography.Text>
        </div>
      </div>
      {enters && (
        <Flex gap={8} wrap>
          {known.length > 0 && (
            <Select
              size="small"
              aria-label={t.choose(name)}
              style={{ width: 200 }}
              value={account ?? 0}
              onChange={(id) => setAccount(id === 0 ? null : id)}
              options={[
                { value: 0, label: t.isNew },
                ...known.map((one) => ({ value: one.id, label: `${one.name} ${one.login}` })),
              ]}
            />
          )}
          <Button size="small" type="primary" loading={busy} onClick={() => onEnter(account)}>
            {account === null ? t.enter : t.link}
          </Button>
          <Button size="small" onClick={onDecline}>
            {t.decline}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function Declining(props: {
  readonly name: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (reason: string) => Promise<void>;
}): ReactNode {
  const t = useTexts(postRequestTexts);
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={t.declineOf(props.name)}
      okText={t.decline}
      cancelText={t.cancel}
      confirmLoading={props.busy}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onCancel={props.onClose}
      onOk={() => void props.onSend(reason.trim())}
    >
      <Input.TextArea
        aria-label={t.reason}
        placeholder={t.reason}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  );
}
