import { Button, Card, Modal, Select, Table, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Association, SubscriberChoice } from '../../../shared/push-subscriptions.ts';
import { put } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { subscriptionsTexts } from './subscriptions-texts.ts';
import { pushTexts } from './texts.ts';

const ASSOCIATIONS = '/api/associations';

/** Whom associations and parks serve in common. */
export function Associations(): ReactNode {
  const t = useTexts(subscriptionsTexts);
  const { stops } = useLanguage();
  const mayChange = useMay('analyst', 'reviewer');
  const { data, error, isPending } = useGet<Association[]>(ASSOCIATIONS);
  const [editing, setEditing] = useState<Association>();
  return (
    <Card size="small" style={{ marginTop: 16 }} title={<h2 style={{ fontSize: 15, margin: 0 }}>{t.associations}</h2>}>
      <ProblemNotice problem={error} />
      <Typography.Paragraph type="secondary">{t.associationsAbout}</Typography.Paragraph>
      <Table<Association>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data ?? []}
        pagination={false}
        scroll={{ x: 560 }}
        locale={whenEmpty(data, <EmptyState about={t.noAssociations} />)}
        columns={[
          { title: t.associations, dataIndex: 'name', width: 280 },
          {
            title: t.members,
            render: (_, { members }) =>
              members.length === 0 ? t.noMembers : members.map(({ name }) => name).join(stops.apart),
          },
          ...(mayChange
            ? [
                {
                  key: 'acts',
                  width: 140,
                  render: (_: unknown, association: Association) => (
                    <Button
                      size="small"
                      aria-label={`${t.editMembers} ${association.name}`}
                      onClick={() => setEditing(association)}
                    >
                      {t.editMembers}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editing !== undefined && <MembersDialog association={editing} onClose={() => setEditing(undefined)} />}
    </Card>
  );
}

function MembersDialog(props: { readonly association: Association; readonly onClose: () => void }): ReactNode {
  const { association, onClose } = props;
  const t = useTexts(subscriptionsTexts);
  const words = useTexts(pushTexts);
  const { data: subscribers = [] } = useGet<SubscriberChoice[]>('/api/subscribers');
  const { busy, problem, run } = useChange(ASSOCIATIONS, '/api/issues/due');
  const [members, setMembers] = useState(association.members.map(({ id }) => id));
  const save = async (): Promise<void> => {
    const path = `${ASSOCIATIONS}/${association.id}/members`;
    if ((await run(() => put<unknown>(path, { members }), t.saved)) !== undefined) onClose();
  };
  return (
    <Modal
      open
      title={t.membersOf(association.name)}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <ProblemNotice problem={problem} />
      <Select
        mode="multiple"
        value={members}
        onChange={setMembers}
        aria-label={t.membersOf(association.name)}
        placeholder={t.membersHint}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        options={subscribers
          .filter(({ id }) => id !== association.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Modal>
  );
}
