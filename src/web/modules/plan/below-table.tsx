import { Card, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { AssignmentLine, PlanTask } from '../../../shared/plan.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { assignmentTexts } from './execution-texts.ts';

/** What units below have from the plan itself. */
export function BelowTable(props: {
  readonly assignments: readonly AssignmentLine[];
  readonly tasks: readonly PlanTask[];
}): ReactNode {
  const { assignments, tasks } = props;
  const t = useTexts(assignmentTexts);
  const { stops } = useLanguage();
  const titles = new Map(tasks.map(({ clause, title }) => [clause, title]));
  return (
    <Card size="small" title={t.below}>
      <Table<AssignmentLine>
        size="small"
        rowKey="id"
        dataSource={[...assignments]}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 600 }}
        columns={[
          { title: t.unit, dataIndex: ['unit', 'name'] },
          { title: t.task, dataIndex: 'task', render: (task: string) => `${task} ${titles.get(task) ?? ''}` },
          {
            title: t.contents,
            dataIndex: 'contents',
            render: (contents: readonly string[]) => contents.join(stops.list),
          },
          {
            title: '',
            dataIndex: 'obliged',
            width: 80,
            render: (obliged: boolean) => (
              <Tag color={obliged ? 'processing' : 'default'}>{obliged ? t.obliged : t.invited}</Tag>
            ),
          },
        ]}
      />
    </Card>
  );
}
