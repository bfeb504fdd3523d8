import { Button, Card, Flex, Input, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { SummaryIdea, SummaryView } from '../../../shared/yearbook.ts';
import { useTexts } from '../../app/language.tsx';
import { summaryTexts } from './texts.ts';

/** What a province thinks of for the next year, one matter a line. */
export function IdeasField(props: {
  readonly ideas: readonly SummaryIdea[];
  readonly tasks: SummaryView['tasks'];
  readonly onChange: (ideas: SummaryIdea[]) => void;
}): ReactNode {
  const { ideas, tasks, onChange } = props;
  const t = useTexts(summaryTexts);
  const set = (at: number, changed: Partial<SummaryIdea>): void =>
    onChange(ideas.map((idea, nth) => (nth === at ? { ...idea, ...changed } : idea)));
  return (
    <Card size="small" title={t.next}>
      <Typography.Paragraph type="secondary">{t.nextAbout}</Typography.Paragraph>
      {ideas.map((idea, at) => (
        <Flex key={keyAt(at)} gap={8} wrap style={{ marginBottom: 8 }}>
          <Input.TextArea
            aria-label={t.idea(at + 1)}
            autoSize
            maxLength={1000}
            style={{ flex: '2 1 320px' }}
            value={idea.text}
            onChange={({ target }) => set(at, { text: target.value })}
          />
          <Select
            aria-label={t.ideaTask(at + 1)}
            style={{ flex: '1 1 200px', minWidth: 0 }}
            value={idea.task ?? ''}
            onChange={(task) => set(at, { task: task === '' ? null : task })}
            options={[
              { value: '', label: t.anyTask },
              ...tasks.map(({ clause, title }) => ({ value: clause, label: `${clause} ${title}` })),
            ]}
          />
          <Button aria-label={t.dropOf(at + 1)} onClick={() => onChange(ideas.filter((_, nth) => nth !== at))}>
            {t.drop}
          </Button>
        </Flex>
      ))}
      <Button
        type="dashed"
        block
        disabled={ideas.length >= 50}
        onClick={() => onChange([...ideas, { text: '', task: null }])}
      >
        {t.addIdea}
      </Button>
    </Card>
  );
}

/** Lines have no name of their own; what a line is called is its place. */
function keyAt(at: number): string {
  return `idea-${at}`;
}
