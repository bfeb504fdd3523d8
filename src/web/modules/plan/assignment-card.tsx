import { Button, Card, Flex, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AssignmentLine, PlanTask } from '../../../shared/plan.ts';
import type { PlanAssignments } from '../../../shared/plan-pages.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { BreakDown } from './break-down.tsx';
import { assignmentTexts } from './execution-texts.ts';

/** One assignment of one's own unit with the words of the plan, and what of it was given on. */
export function AssignmentCard(props: {
  readonly assignment: AssignmentLine;
  readonly task: PlanTask;
  readonly parts: readonly AssignmentLine[];
  readonly below: PlanAssignments['below'];
}): ReactNode {
  const { assignment, task, parts, below } = props;
  const t = useTexts(assignmentTexts);
  const { stops } = useLanguage();
  const contact = useMay('province-contact');
  const responsible = useMay('province-responsible');
  const givesOn = contact || responsible;
  const [breaking, setBreaking] = useState(false);
  const contents = task.contents.filter(({ clause }) => assignment.contents.includes(clause));
  const said = (label: string, words: ReactNode): ReactNode => (
    <div>
      <Typography.Text type="secondary">{`${label}${stops.colon}`}</Typography.Text>
      {words}
    </div>
  );
  return (
    <Card
      size="small"
      title={
        <span style={{ whiteSpace: 'normal' }}>
          {task.clause} {task.title}{' '}
          <Tag color={assignment.obliged ? 'processing' : 'default'}>
            {assignment.role === 'helper' ? t.helper : assignment.obliged ? t.obliged : t.invited}
          </Tag>
          {assignment.partOf !== null && <Tag>{t.from}</Tag>}
          {task.due !== null && <Tag>{t.due(task.due)}</Tag>}
        </span>
      }
      extra={
        givesOn && (
          <Button size="small" aria-label={t.breakDownOf(task.clause)} onClick={() => setBreaking(true)}>
            {t.breakDown}
          </Button>
        )
      }
    >
      <Flex vertical gap={6}>
        {assignment.sort !== null && <strong>{assignment.sort}</strong>}
        {assignment.wish !== null && said(t.wish, assignment.wish)}
        {task.goal !== null && said(t.goal, task.goal.text)}
        {contents.map(({ clause, text }) => (
          <div key={clause}>
            <Typography.Text type="secondary">{clause} </Typography.Text>
            {text}
          </div>
        ))}
        {task.support !== null && said(t.support, task.support.text)}
        {parts.length > 0 && (
          <section aria-label={t.parts}>
            <Typography.Text type="secondary">{t.parts}</Typography.Text>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {parts.map((part) => (
                <li key={part.id}>
                  {[
                    part.unit.name,
                    part.contents.length === assignment.contents.length ? t.all : part.contents.join(stops.list),
                    ...(part.wish === null ? [] : [part.wish]),
                    ...(part.obliged ? [] : [t.invited]),
                  ].join(stops.apart)}
                </li>
              ))}
            </ul>
          </section>
        )}
      </Flex>
      {breaking && <BreakDown {...{ assignment, task, below }} onClose={() => setBreaking(false)} />}
    </Card>
  );
}
