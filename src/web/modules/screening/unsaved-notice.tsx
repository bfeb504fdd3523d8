import { Alert, Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import type { Decisions } from './decisions.ts';
import { queueTexts } from './texts.ts';

/** Decisions that did not arrive, each with the sentence that says why; what was written is kept. */
export function UnsavedNotice(props: {
  readonly decisions: Decisions;
  readonly onOpen: (item: number) => void;
}): ReactNode {
  const { decisions, onOpen } = props;
  const t = useTexts(queueTexts);
  if (decisions.unsaved.length === 0) return null;
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      style={{ marginBottom: 12 }}
      title={t.unsavedTitle(decisions.unsaved.length)}
      description={decisions.unsaved.map(({ item, number, body, problem }) => (
        <Flex key={item} gap={8} wrap align="center">
          <span>
            {t.unsavedOne(number, t.decisions[body.decision])} {problem}
          </span>
          <Button size="small" onClick={() => decisions.retry(item)}>
            {t.retry}
          </Button>
          <Button size="small" onClick={() => onOpen(item)}>
            {t.openItem}
          </Button>
          <Button size="small" type="text" onClick={() => decisions.discard(item)}>
            {t.discard}
          </Button>
        </Flex>
      ))}
    />
  );
}
