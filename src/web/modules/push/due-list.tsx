import { Button, Card, Checkbox, Flex, Table, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Composed, DueLine } from '../../../shared/push-issues.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CommonDialog } from './association-issue-dialog.tsx';
import { ComposeDialog } from './compose-dialog.tsx';
import { issuesTexts } from './issues-texts.ts';
import { KindName, StateWord } from './states.tsx';
import { pushTexts } from './texts.ts';

/** The subscriptions for which something was kept, to be composed one by one or all that are due at once. */
export function DueList(): ReactNode {
  const t = useTexts(issuesTexts);
  const words = useTexts(pushTexts);
  const { data, error, isPending } = useGet<DueLine[]>('/api/issues/due');
  const { busy, problem, run } = useChange('/api/issues/due', '/api/issues');
  const [all, setAll] = useState(false);
  const [composing, setComposing] = useState<DueLine>();
  const [common, setCommon] = useState<DueLine>();
  const drafts = (data ?? []).filter(({ draft }) => draft !== null).length;
  const waiting = (data ?? []).filter(
    ({ kept, due, sendIfEmpty, draft }) => kept > 0 || draft !== null || (due && sendIfEmpty),
  );
  const kept = waiting.reduce((sum, line) => sum + line.kept, 0);
  const composeAll = (): void => {
    void run(
      () => post<Composed>('/api/issues', {}),
      ({ issues }) => t.composeAllDone(issues.length),
    );
  };
  return (
    <Card
      size="small"
      style={{ marginBottom: 16 }}
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{t.due}</h2>}
      extra={
        <Flex gap={12} align="center" wrap>
          <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
            {t.showAll}
          </Checkbox>
          <Button
            type="primary"
            loading={busy}
            disabled={!waiting.some((line) => line.kept > 0 || (line.due && line.draft === null))}
            onClick={composeAll}
          >
            {t.composeAll}
          </Button>
        </Flex>
      }
    >
      <ProblemNotice problem={error ?? problem} />
      {waiting.length > 0 && <Typography.Paragraph type="secondary">{t.dueAbout(kept, drafts)}</Typography.Paragraph>}
      <Table<DueLine>
        size="small"
        rowKey="subscription"
        loading={isPending}
        dataSource={all ? (data ?? []) : waiting}
        pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 820 }}
        locale={whenEmpty(data, <EmptyState about={t.dueNothing} action={<Link to="/queue">{t.openQueue}</Link>} />)}
        columns={[
          { title: t.enterprise, render: (_, { enterprise }) => enterprise.name },
          { title: t.profile, render: (_, { profile }) => profile ?? words.allProfiles },
          { title: t.template, width: 80, render: (_, { kind }) => <KindName kind={kind} /> },
          { title: t.dueOn, width: 110, dataIndex: 'dueOn' },
          { title: t.kept, width: 90, align: 'right', dataIndex: 'kept' },
          {
            title: t.recipients,
            width: 110,
            align: 'right',
            render: (_, { recipients }) =>
              recipients === 0 ? <StateWord colour="danger">{t.noRecipient}</StateWord> : recipients,
          },
          {
            key: 'acts',
            width: 250,
            render: (_, line) => (
              <Flex gap={8} wrap>
                {line.draft !== null && (
                  <Link to={`/issues/${line.draft}`} style={{ alignSelf: 'center' }}>
                    {t.openDraft}
                  </Link>
                )}
                <Button
                  size="small"
                  aria-label={t.composeFor(line.enterprise.name)}
                  disabled={line.kept === 0 && !line.sendIfEmpty}
                  onClick={() => setComposing(line)}
                >
                  {t.compose}
                </Button>
                {line.members !== null && (
                  <Button size="small" type="primary" ghost onClick={() => setCommon(line)}>
                    {t.common}
                  </Button>
                )}
              </Flex>
            ),
          },
        ]}
      />
      {composing !== undefined && <ComposeDialog line={composing} onClose={() => setComposing(undefined)} />}
      {common !== undefined && <CommonDialog line={common} onClose={() => setCommon(undefined)} />}
    </Card>
  );
}
