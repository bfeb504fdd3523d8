import { Alert, Button, Card, Flex, Input, Select, Typography } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { IssueKind } from '../../../shared/push.ts';
import type { IssueSheet, SheetItem } from '../../../shared/push-issues.ts';
import { put } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { IssueItemRow } from './issue-item-row.tsx';
import { issueTexts } from './issue-texts.ts';
import { pushTexts } from './texts.ts';

interface Draft {
  readonly kind: IssueKind;
  readonly introduction: string;
  readonly items: readonly SheetItem[];
}

const draftOf = ({ kind, introduction, items }: IssueSheet): Draft => ({ kind, introduction, items });
const saidBy = ({ kind, introduction, items }: Draft): string =>
  JSON.stringify([
    kind,
    introduction.trim(),
    items.map(({ id, leftOut, whyItMatters }) => [id, leftOut, whyItMatters ?? '']),
  ]);

/** What an issue says, to be put in order while it is a draft, and to be read afterwards. */
export function IssueEditor(props: {
  readonly issue: IssueSheet;
  readonly onUnsaved: (unsaved: boolean) => void;
}): ReactNode {
  const { issue, onUnsaved } = props;
  const t = useTexts(issueTexts);
  const words = useTexts(pushTexts);
  const path = `/api/issues/${issue.id}`;
  const { busy, problem, run } = useChange(path, `${path}/preview`, '/api/issues');
  const stored = saidBy(draftOf(issue));
  const [draft, setDraft] = useState<Draft>(draftOf(issue));
  const [base, setBase] = useState(stored);
  const unsaved = saidBy(draft) !== base;
  if (base !== stored && !unsaved) {
    setBase(stored);
    setDraft(draftOf(issue));
  }
  useEffect(() => onUnsaved(unsaved), [unsaved, onUnsaved]);
  const open = issue.state === 'draft';
  const isAlert = issue.kind === 'alert';
  const setItems = (items: readonly SheetItem[]): void => setDraft({ ...draft, items });
  const swap = (at: number, by: -1 | 1): void => {
    const [one, other] = [draft.items[at], draft.items[at + by]];
    if (one !== undefined && other !== undefined) setItems(draft.items.with(at, other).with(at + by, one));
  };
  const save = async (): Promise<void> => {
    const own = draft.items.filter(({ common }) => !common);
    const answer = await run(
      () =>
        put(path, {
          kind: draft.kind,
          introduction: draft.introduction,
          items: own.map(({ id, leftOut, whyItMatters = '' }) => ({ id, leftOut, whyItMatters })),
        }),
      t.saved,
    );
    if (answer !== undefined) setBase(saidBy(draft));
  };
  return (
    <div style={{ maxWidth: 1000 }}>
      {!open && (
        <Alert
          showIcon
          type="info"
          title={issue.state === 'approved' ? t.frozen : t.gone}
          style={{ marginBottom: 12 }}
        />
      )}
      <ProblemNotice problem={problem} />
      <Card size="small" style={{ marginBottom: 12 }}>
        <Flex gap={16} wrap align="flex-start">
          {open && !isAlert && (
            <div>
              <Typography.Text strong style={{ display: 'block' }}>
                {t.template}
              </Typography.Text>
              <Select
                value={draft.kind}
                aria-label={t.template}
                onChange={(kind) => setDraft({ ...draft, kind })}
                style={{ width: 120 }}
                options={(['express', 'brief'] as const).map((kind) => ({ value: kind, label: words.kind[kind] }))}
              />
            </div>
          )}
          <div style={{ flex: '1 1 400px' }}>
            <Typography.Text strong style={{ display: 'block' }}>
              {t.introduction}
            </Typography.Text>
            <Input.TextArea
              aria-label={t.introduction}
              value={draft.introduction}
              readOnly={!open}
              autoSize={{ minRows: 2, maxRows: 10 }}
              maxLength={4000}
              placeholder={open ? t.introductionHint : ''}
              onChange={({ target }) => setDraft({ ...draft, introduction: target.value })}
            />
          </div>
        </Flex>
      </Card>
      <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 4px' }}>
        {t.items(draft.items.filter(({ leftOut }) => !leftOut).length)}
      </Typography.Title>
      {open && !isAlert && draft.items.length > 0 && (
        <Typography.Paragraph type="secondary">{t.itemsAbout}</Typography.Paragraph>
      )}
      {draft.items.length === 0 && <EmptyState about={t.noItems} />}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {draft.items.map((item, at) => (
          <IssueItemRow
            key={item.id}
            item={item}
            place={draft.items.slice(0, at + 1).filter(({ leftOut }) => !leftOut).length}
            editable={open && !item.common}
            movable={open && !item.common && !isAlert}
            first={at === 0 || draft.items[at - 1]?.common === true}
            last={at === draft.items.length - 1}
            onMove={(by) => swap(at, by)}
            onChange={(next) => setItems(draft.items.with(at, next))}
          />
        ))}
      </ol>
      {open && (
        <Flex
          gap={12}
          align="center"
          style={{ position: 'sticky', bottom: 0, padding: '12px 0', background: 'var(--ant-color-bg-layout)' }}
        >
          <Button type="primary" loading={busy} disabled={!unsaved} onClick={() => void save()}>
            {words.save}
          </Button>
          <span role="status">{unsaved && <Typography.Text type="warning">{t.unsaved}</Typography.Text>}</span>
        </Flex>
      )}
    </div>
  );
}
