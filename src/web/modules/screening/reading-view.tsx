import { App, Button, Flex, Modal, Skeleton, Typography } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Decisions } from './decisions.ts';
import { useAhead, useSitting } from './dossiers.ts';
import { ItemReader } from './item-reader.tsx';
import type { QueueAddress } from './queue-part.ts';
import { queueTexts } from './texts.ts';

/** Item after item: a decision goes on to the next one at once and is saved meanwhile. */
export function ReadingView(props: {
  readonly address: QueueAddress;
  readonly decisions: Decisions;
  /** Shown when there is nothing to read. */
  readonly total: number | undefined;
}): ReactNode {
  const { address, decisions, total } = props;
  const t = useTexts(queueTexts);
  const { message } = App.useApp();
  const [sitting, setSitting] = useState(1);
  const [help, setHelp] = useState(false);
  const { data: lines, error, refetch, isFetching } = useSitting(address, sitting);
  const items = useMemo(() => (lines ?? []).map(({ id }) => id), [lines]);
  const current = address.item ?? items.find((id) => !decisions.sent.has(id));
  const place = current === undefined ? -1 : items.indexOf(current);
  const isLeft = (id: number): boolean => !decisions.sent.has(id) && id !== current;
  const following = [...items.slice(place + 1), ...items.slice(0, Math.max(place, 0))].filter(isLeft);
  const ahead = useMemo(
    () => [...items.slice(place + 1), ...items.slice(0, Math.max(place, 0))].filter((id) => !decisions.sent.has(id)),
    [items, place, decisions.sent],
  );
  useAhead(ahead);

  const { open } = address;
  const goOn = (): void => {
    const [next] = following;
    open(next);
    if (next === undefined) setSitting(sitting + 1);
  };
  const undo = (): void => {
    const undone = decisions.undo();
    if (undone === undefined) {
      void message.info(t.nothingToUndo);
      return;
    }
    open(undone.item);
    undone.done.then(
      () => void message.success(t.undone(undone.number), 1.5),
      (problem: Error) => void message.error(problem.message),
    );
  };

  if (error !== null) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (current === undefined) {
    if (lines === undefined || isFetching) return <Skeleton active title={false} paragraph={{ rows: 10 }} />;
    return (
      <EmptyState
        about={total === 0 ? t.nothingAtAll : t.nothingOpen}
        action={
          total !== 0 && (
            <Flex gap={8} justify="center">
              <Button onClick={undo}>{t.undo}</Button>
              <Button type="primary" onClick={() => address.go({ view: 'list', item: undefined })}>
                {t.toList}
              </Button>
            </Flex>
          )
        }
      />
    );
  }
  return (
    <>
      <ItemReader
        key={current}
        item={current}
        sent={decisions.sent.get(current)}
        written={decisions.written(current)}
        onDecide={(decision) => {
          decisions.decide(decision);
          goOn();
        }}
        onUndo={undo}
        onNext={() => open(items[place + 1] ?? current)}
        onPrevious={() => open(items[place - 1] ?? current)}
        onHelp={() => setHelp(!help)}
      >
        {place >= 0 && (
          <Typography.Text type="secondary" className="tabular">
            {t.position(place + 1, items.length)}
          </Typography.Text>
        )}
        <Button size="small" disabled={place <= 0} onClick={() => open(items[place - 1] ?? current)}>
          {t.previous} (P)
        </Button>
        <Button size="small" disabled={place >= items.length - 1} onClick={() => open(items[place + 1] ?? current)}>
          {t.next} (N)
        </Button>
        <Button size="small" onClick={() => setHelp(true)}>
          {t.keys} (?)
        </Button>
      </ItemReader>
      <Modal
        open={help}
        title={t.keys}
        onCancel={() => setHelp(false)}
        footer={<Button onClick={() => setHelp(false)}>{t.close}</Button>}
      >
        <ul style={{ paddingInlineStart: 20 }}>
          {t.keyList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
