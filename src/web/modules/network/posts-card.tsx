import { Button, Card, Form, Input, Select, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OrganisationKind } from '../../../shared/network.ts';
import { POSTS, type PostInput, type PostView } from '../../../shared/network-posts.ts';
import { POST_WORDS } from '../../../shared/network-words.ts';
import type { PostAccountList } from '../../../shared/post-accounts.ts';
import { PROPOSERS } from '../../../shared/post-roles.ts';
import { post, put } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DayField } from './day-field.tsx';
import { FormDrawer } from './form-drawer.tsx';
import { PostAccount } from './post-account.tsx';
import { unitTexts } from './unit-texts.ts';
import { useLabel } from './use-label.ts';

/** Who holds and held the posts of an organisation. */
export function PostsCard(props: {
  readonly unitId: number;
  readonly kind: OrganisationKind;
  readonly posts: readonly PostView[];
  readonly edits: boolean;
}): ReactNode {
  const { unitId, kind, posts, edits } = props;
  const t = useTexts(unitTexts);
  const label = useLabel();
  const path = `/api/network/units/${unitId}`;
  const proposes = useMay(...PROPOSERS);
  const { data } = useGet<PostAccountList>(`${path}/accounts`, {}, { enabled: proposes });
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<PostView>();
  const or = (said: string | null): string => said ?? t.nothing;
  const linkOf = (scheme: 'tel' | 'mailto', said: string | null): ReactNode =>
    said === null ? t.nothing : <a href={`${scheme}:${said}`}>{said}</a>;
  return (
    <Card
      size="small"
      title={t.posts}
      style={{ marginBottom: 16 }}
      extra={
        edits && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t.addPost}
          </Button>
        )
      }
    >
      <Table<PostView>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={posts.length === 0 ? {} : { x: 720 }}
        dataSource={posts}
        locale={{ emptyText: <EmptyState about={t.noPosts} /> }}
        columns={[
          { title: t.post, key: 'post', render: (_, one) => label(POST_WORDS[one.post]) },
          { title: t.name, dataIndex: 'name' },
          { title: t.rank, dataIndex: 'rank', render: or },
          { title: t.phone, dataIndex: 'phone', render: (phone: string | null) => linkOf('tel', phone) },
          { title: t.mail, dataIndex: 'mail', render: (mail: string | null) => linkOf('mailto', mail) },
          { title: t.period, key: 'period', render: (_, { fromOn, toOn }) => t.since(fromOn, toOn) },
          ...(proposes && data !== undefined
            ? [
                {
                  title: t.account,
                  key: 'account',
                  render: (_: unknown, one: PostView) => (
                    <PostAccount
                      unit={{ id: unitId, kind }}
                      held={one}
                      line={data.accounts.find((line) => line.post === one.id)}
                    />
                  ),
                },
              ]
            : []),
          ...(edits
            ? [
                {
                  title: t.actions,
                  key: 'actions',
                  width: 90,
                  render: (_: unknown, one: PostView) =>
                    one.toOn === null && (
                      <Button size="small" onClick={() => setLeaving(one)}>
                        {t.leave}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {adding && <PostForm path={path} onClose={() => setAdding(false)} />}
      {leaving !== undefined && (
        <FormDrawer<{ toOn: string }>
          title={`${t.leave} · ${leaving.name}`}
          renews={[path, `${path}/accounts`]}
          send={(filled) => put(`${path}/posts/${leaving.id}`, filled)}
          onClose={() => setLeaving(undefined)}
        >
          <DayField name="toOn" label={t.to} about={t.toAbout} />
        </FormDrawer>
      )}
    </Card>
  );
}

type Filled = Pick<PostInput, 'post' | 'name' | 'fromOn'> & Partial<Pick<PostInput, 'rank' | 'phone' | 'mail'>>;

function PostForm({ path, onClose }: { readonly path: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts(unitTexts);
  const label = useLabel();
  const required = [{ required: true, message: t.required }];
  return (
    <FormDrawer<Filled>
      title={t.addPost}
      about={t.addPostAbout}
      initial={{ post: 'contact' }}
      renews={[path]}
      send={({ rank, phone, mail, ...filled }) =>
        post(`${path}/posts`, { ...filled, rank: rank || null, phone: phone || null, mail: mail || null })
      }
      onClose={onClose}
    >
      <Form.Item name="post" label={t.post} rules={required}>
        <Select options={POSTS.map((value) => ({ value, label: label(POST_WORDS[value]) }))} />
      </Form.Item>
      <Form.Item name="name" label={t.name} rules={required}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="rank" label={t.rank}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="phone" label={t.phone}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="mail" label={t.mail} rules={[{ type: 'email', message: t.mailWrong }]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <DayField name="fromOn" label={t.from} />
    </FormDrawer>
  );
}
