import { Descriptions, Drawer, Flex, Skeleton, Timeline, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { EntryStepLine, LedgerEntry } from '../../../shared/ledger.ts';
import type { EntryPage } from '../../../shared/ledger-pages.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { EntryActs } from './entry-acts.tsx';
import { EntryEvidence } from './entry-evidence.tsx';
import { ledgerTexts } from './ledger-texts.ts';
import { EntryStateTag, LightTag } from './state-tags.tsx';
import { ledgerWords } from './word-texts.ts';

/** One entry: how it stands, what can be done with it, what proves it, and all that happened to it. */
export function EntryDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const { data, error, isPending, refetch } = useGet<EntryPage>(`/api/ledger/entries/${id}`);
  const t = useTexts(ledgerTexts);
  return (
    <Drawer
      open
      size={720}
      title={data === undefined ? t.title : `${data.entry.number} ${data.entry.matter}`}
      onClose={onClose}
    >
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton active />}
      {data && (
        <Flex vertical gap={20}>
          <Standing entry={data.entry} taskTitle={data.taskTitle} />
          <EntryActs page={data} />
          <EntryEvidence page={data} />
          <History history={data.history} />
        </Flex>
      )}
    </Drawer>
  );
}

function Standing({ entry, taskTitle }: { readonly entry: LedgerEntry; readonly taskTitle: string }): ReactNode {
  const t = useTexts(ledgerTexts);
  const words = useTexts(ledgerWords);
  const { stops } = useLanguage();
  const { field } = words;
  const said = (label: string, value: string | null) => ({
    key: label,
    label,
    children: <div style={{ whiteSpace: 'pre-wrap' }}>{value === null || value === '' ? '–' : value}</div>,
  });
  return (
    <>
      <Flex gap={6}>
        <LightTag light={entry.light} />
        <EntryStateTag state={entry.state} />
      </Flex>
      <Descriptions
        bordered
        size="small"
        column={1}
        styles={{ label: { width: 140 } }}
        items={[
          said(words.task, `${entry.clause} ${taskTitle}`),
          said(words.unit, entry.unit.name),
          said(field.assisting, entry.assisting.join(stops.list)),
          said(field.person, entry.person),
          said(field.dueOn, [entry.startOn, entry.dueOn].filter((day) => day !== null).join(' – ')),
          ...(entry.askedDueOn === null ? [] : [said(field.askedDueOn, entry.askedDueOn)]),
          ...(entry.closedOn === null ? [] : [said(field.closedOn, entry.closedOn)]),
          ...(entry.withdrawnOn === null ? [] : [said(field.withdrawnOn, entry.withdrawnOn)]),
          said(field.node, entry.node),
          said(field.percent, `${entry.percent} %`),
          said(field.progress, entry.progress),
          said(field.problem, entry.problem),
          said(field.nextStep, entry.nextStep),
          said(field.moneyUsed, entry.moneyUsed === null ? null : t.money(entry.moneyUsed)),
        ]}
      />
    </>
  );
}

const FIELDS: Readonly<Record<string, string>> = {
  start_on: 'startOn',
  due_on: 'dueOn',
  next_step: 'nextStep',
  money_used: 'moneyUsed',
  asked_due_on: 'askedDueOn',
  closed_on: 'closedOn',
};

function History({ history }: { readonly history: readonly EntryStepLine[] }): ReactNode {
  const t = useTexts(ledgerTexts);
  const words = useTexts(ledgerWords);
  const { stops } = useLanguage();
  const time = useInstant();
  const person = usePersonName();
  const nameOf = (column: string): string =>
    (words.field as Readonly<Record<string, string>>)[FIELDS[column] ?? column] ?? column;
  const written = (column: string, value: unknown): string => {
    if (column === 'state')
      return (words.entryState as Readonly<Record<string, string>>)[String(value)] ?? String(value);
    if (Array.isArray(value)) return value.join(stops.list) || t.empty;
    return value === null || value === '' ? t.empty : String(value);
  };
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
        {t.history}
      </Typography.Title>
      <Timeline
        items={history.toReversed().map(({ step, at, by, comment, changes }) => ({
          key: `${at} ${step}`,
          content: (
            <>
              <strong>{words.entryStep[step]}</strong> {person(by)}{' '}
              <Typography.Text type="secondary">{time(at)}</Typography.Text>
              {comment !== null && <div style={{ whiteSpace: 'pre-wrap' }}>{comment}</div>}
              {Object.entries(changes).map(([column, [before, after]]) => (
                <div key={column} style={{ fontSize: 13, wordBreak: 'break-word' }}>
                  <Typography.Text type="secondary">
                    {nameOf(column)}
                    {stops.colon}
                  </Typography.Text>
                  {written(column, before)} → {written(column, after)}
                </div>
              ))}
            </>
          ),
        }))}
      />
    </section>
  );
}
