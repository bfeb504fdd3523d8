import { Button, Card, Flex, Popconfirm, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { PlanTask } from '../../../shared/plan.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { ExecutorTags } from './executor-tags.tsx';
import { Read } from './place-shown.tsx';
import { readingTexts } from './reading-texts.ts';

/** A task as it was read: goal, numbered contents, who executes it, support and days. */
export function ReadingTask(props: {
  readonly task: PlanTask;
  /** Its pieces that were not understood. */
  readonly unread: ReactNode;
  readonly onEdit?: () => void;
  readonly onRemove?: () => void;
}): ReactNode {
  const { task, unread, onEdit, onRemove } = props;
  const t = useTexts(readingTexts);
  const { stops } = useLanguage();
  const { clause, title, goal, contents, executors, support, due, deadlines } = task;
  const part = (label: string, said: ReactNode): ReactNode => (
    <section aria-label={`${clause} ${label}`}>
      <Typography.Text type="secondary" strong>
        {label}
      </Typography.Text>
      {said ?? <div style={{ paddingInlineStart: 11 }}>{t.none}</div>}
    </section>
  );
  return (
    <Card
      size="small"
      title={
        <span style={{ whiteSpace: 'normal' }}>
          {clause} {title}
        </span>
      }
      extra={
        onEdit && (
          <Flex gap={4}>
            <Button size="small" aria-label={t.editOf(`${clause} ${title}`)} onClick={onEdit}>
              {t.edit}
            </Button>
            <Popconfirm title={t.removeTaskTitle(clause)} okText={t.removeTask} onConfirm={() => onRemove?.()}>
              <Button size="small" danger type="text" aria-label={`${t.removeTask}${stops.colon}${clause}`}>
                {t.removeTask}
              </Button>
            </Popconfirm>
          </Flex>
        )
      }
    >
      <Flex vertical gap={8}>
        {unread}
        {part(t.goal, goal && <Read from={goal}>{goal.text}</Read>)}
        {part(
          t.contents,
          contents.length === 0
            ? null
            : contents.map((content) => (
                <Read key={content.clause} from={content}>
                  {content.text}
                </Read>
              )),
        )}
        {part(
          t.executors,
          executors.length === 0
            ? null
            : executors.map((executor, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: executors have no name of their own and do not move while shown
                <Read key={at} from={executor}>
                  <ExecutorTags executor={executor} task={task} />
                </Read>
              )),
        )}
        {part(t.support, support && <Read from={support}>{support.text}</Read>)}
        {(due !== null || deadlines.length > 0) &&
          part(
            due === null ? t.deadlines : `${t.due}${stops.colon}${due}`,
            deadlines.map((deadline) => (
              <Read key={`${deadline.clause} ${deadline.place.start}`} from={deadline}>
                {deadline.date}
                {stops.colon}
                {deadline.text}
              </Read>
            )),
          )}
      </Flex>
    </Card>
  );
}
