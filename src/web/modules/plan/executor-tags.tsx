import { Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Executor, PlanTask } from '../../../shared/plan.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { contentNumbers } from './content-numbers.ts';
import { readingTexts } from './reading-texts.ts';

/** Who executes a task by one of its rules: each unit by name, or the rule; which contents, and whether they are obliged. */
export function ExecutorTags(props: { readonly executor: Executor; readonly task: PlanTask }): ReactNode {
  const { executor, task } = props;
  const t = useTexts(readingTexts);
  const { stops } = useLanguage();
  const { rule, units, grade, sort, contents, obliged, role, returns } = executor;
  const names = rule === 'named' ? units : [rule === 'class' ? t.grades[grade ?? 'basic'] : t.rules[rule]];
  return (
    <Flex gap={4} wrap align="center" component="span" style={{ display: 'inline-flex' }}>
      {names.map((name) => (
        <Tag key={name} color={obliged ? 'processing' : 'default'} variant={obliged ? 'filled' : 'outlined'}>
          {name}
        </Tag>
      ))}
      <Typography.Text type="secondary">
        {[
          ...(sort === null ? [] : [sort]),
          ...(contents.length === 0 ? [] : [t.forContents(contentNumbers(task, contents).join(stops.list))]),
          ...(role === 'helper' ? [returns ? t.helperReturns : t.helper] : []),
          ...(obliged || role === 'helper' ? [] : [t.invited]),
        ].join(stops.apart)}
      </Typography.Text>
    </Flex>
  );
}
