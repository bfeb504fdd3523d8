import { Button, Form, Input, Tag, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OrganisationKind } from '../../../shared/network.ts';
import type { PostView } from '../../../shared/network-posts.ts';
import type { PostAccountLine } from '../../../shared/post-accounts.ts';
import { roleOfPost } from '../../../shared/post-roles.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { roleTexts } from '../../app/texts.ts';
import { FormDrawer } from './form-drawer.tsx';
import { unitTexts } from './unit-texts.ts';

/** How it stands with the account of who holds a post, and a way to ask for one. */
export function PostAccount(props: {
  readonly unit: { readonly id: number; readonly kind: OrganisationKind };
  readonly held: PostView;
  readonly line: PostAccountLine | undefined;
}): ReactNode {
  const { unit, held, line } = props;
  const t = useTexts(unitTexts);
  const roles = useTexts(roleTexts);
  const [asking, setAsking] = useState(false);
  const role = roleOfPost(held.post, unit.kind);
  const asks = held.toOn === null && role !== undefined && (line === undefined || line.state === 'declined');
  return (
    <>
      {line !== undefined && <AccountTag line={line} />}
      {asks && (
        <Button size="small" aria-label={t.askAccountFor(held.name)} onClick={() => setAsking(true)}>
          {t.askAccount}
        </Button>
      )}
      {asking && (
        <FormDrawer<{ login: string; email?: string }>
          title={t.askAccountFor(held.name)}
          about={t.askAccountAbout(role === undefined ? '' : roles[role])}
          initial={{ ...(held.mail !== null && { email: held.mail, login: held.mail.toLowerCase() }) }}
          renews={[`/api/network/units/${unit.id}/accounts`]}
          send={({ login, email }) =>
            post('/api/post-accounts', { unit: unit.id, post: held.id, login, email: email || null })
          }
          onClose={() => setAsking(false)}
        >
          <Form.Item
            name="login"
            label={t.login}
            extra={t.loginAbout}
            rules={[{ required: true, message: t.required }]}
          >
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="email" label={t.mail} rules={[{ type: 'email', message: t.mailWrong }]}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </FormDrawer>
      )}
    </>
  );
}

function AccountTag({ line: { state, login, reason, account } }: { readonly line: PostAccountLine }): ReactNode {
  const t = useTexts(unitTexts);
  if (state === 'declined') {
    return (
      <Tooltip title={reason}>
        <Tag color="error">{t.accountDeclined(reason ?? '')}</Tag>
      </Tooltip>
    );
  }
  if (account === null) return <Tag color="processing">{t.accountAsked}</Tag>;
  if (account.state === 'disabled') return <Tag>{t.accountEnded(login)}</Tag>;
  return account.waitsForRights ? (
    <Tag color="warning">{t.accountWaits(login)}</Tag>
  ) : (
    <Tag color="success">{login}</Tag>
  );
}
