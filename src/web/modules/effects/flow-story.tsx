import { Typography } from 'antd';
import type { ReactNode } from 'react';
import type { FlowItemRecord } from '../../../shared/flow.ts';
import { useTexts } from '../../app/language.tsx';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { flowRecordTexts } from './flow-texts.ts';
import { wordTexts } from './word-texts.ts';

/** What happened to an item, step by step: who decided, in which issue it went, how it was judged and used, each with its time. */
export function FlowStory({ record }: { readonly record: FlowItemRecord }): ReactNode {
  const t = useTexts(flowRecordTexts);
  const personName = usePersonName();
  const words = useTexts(wordTexts);
  const moment = useInstant();
  const { day, decision, decidedBy, decidedAt, issue, deliveredAt, openedAt, judgement, uses } = record;
  const at = (instant: string | null): string => (instant === null ? '' : moment(instant));
  const by = (who: string | null): string => (who === null ? '' : `${t.by} ${personName(who)}`);
  const steps: (readonly [string, string])[] = [
    [
      t.decision,
      [
        decision === null ? t.undecided : words.decision[decision],
        by(decidedBy),
        decidedAt === null ? day : at(decidedAt),
      ]
        .filter(Boolean)
        .join(' · '),
    ],
  ];
  if (issue !== null) {
    steps.push([
      t.issue,
      [
        t.issueOf(words.kind[issue.kind], issue.number),
        issue.approvedBy === null ? '' : `${t.approved} ${by(issue.approvedBy)}`,
      ]
        .filter(Boolean)
        .join(' · '),
    ]);
  }
  if (deliveredAt !== null) steps.push([t.delivered, at(deliveredAt)]);
  if (openedAt !== null) steps.push([t.opened, at(openedAt)]);
  if (judgement !== null) {
    const reason = judgement.reason === null ? '' : words.reason[judgement.reason];
    steps.push([
      t.judged,
      [words.rating[judgement.rating], reason, by(judgement.by), at(judgement.at)].filter(Boolean).join(' · '),
    ]);
  }
  for (const use of uses) {
    const saved = use.saved === null ? '' : `${use.saved.amount.toLocaleString('zh-CN')} ${words.unit[use.saved.unit]}`;
    steps.push([
      t.used,
      [words.node[use.node], use.whatChanged, saved, by(use.by), at(use.at)].filter(Boolean).join(' · '),
    ]);
  }
  return (
    <dl style={{ margin: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '0 10px' }}>
      {steps.map(([name, told]) => (
        <Step key={name + told} name={name} told={told} />
      ))}
    </dl>
  );
}

function Step({ name, told }: { readonly name: string; readonly told: string }): ReactNode {
  return (
    <>
      <dt>
        <Typography.Text type="secondary">{name}</Typography.Text>
      </dt>
      <dd style={{ margin: 0 }}>{told}</dd>
    </>
  );
}
