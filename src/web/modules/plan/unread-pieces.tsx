import { Alert, Button, Dropdown, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { PlanTask, Unresolved } from '../../../shared/plan.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { standsIn } from './content-numbers.ts';
import { Read } from './place-shown.tsx';
import { readingTexts } from './reading-texts.ts';

/** Pieces of the notice that were not understood, in amber, each to be mended or confirmed. Nothing where there are none. */
export function UnreadPieces(props: {
  readonly pieces: readonly Unresolved[];
  readonly tasks: readonly PlanTask[];
  readonly busy: boolean;
  readonly onConfirm?: (piece: Unresolved) => void;
  readonly onMend?: (piece: Unresolved, part: 'facts' | 'new' | PlanTask) => void;
}): ReactNode {
  const { pieces, tasks, busy, onConfirm, onMend } = props;
  const t = useTexts(readingTexts);
  const { stops } = useLanguage();
  if (pieces.length === 0) return null;
  const mendButton = (piece: Unresolved): ReactNode => {
    if (onMend === undefined) return null;
    const own = tasks.find(({ clause }) => standsIn(piece.clause, clause));
    if (own !== undefined) {
      return (
        <Button size="small" onClick={() => onMend(piece, own)}>
          {t.mend}
        </Button>
      );
    }
    const items = [
      { key: 'facts', label: t.mendIn(t.facts), onClick: () => onMend(piece, 'facts') },
      ...tasks.map((task) => ({
        key: task.clause,
        label: t.mendIn(`${task.clause} ${task.title}`),
        onClick: () => onMend(piece, task),
      })),
      { key: 'new', label: t.addTask, onClick: () => onMend(piece, 'new') },
    ];
    return (
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button size="small">{t.mend}</Button>
      </Dropdown>
    );
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={t.unread(pieces.length)}
      description={
        <Flex vertical gap={8}>
          {onConfirm !== undefined && <span>{t.unreadAbout}</span>}
          {pieces.map((piece) => (
            <Flex key={`${piece.place.start} ${piece.reason}`} gap={8} align="flex-start" justify="space-between">
              <Read from={{ clause: piece.clause ?? '—', place: piece.place }}>
                {t.reasons[piece.reason]}
                {piece.text !== '' && `${stops.colon}${piece.text}`}
              </Read>
              <Flex gap={4}>
                {mendButton(piece)}
                {onConfirm !== undefined && (
                  <Button size="small" disabled={busy} onClick={() => onConfirm(piece)}>
                    {t.confirm}
                  </Button>
                )}
              </Flex>
            </Flex>
          ))}
        </Flex>
      }
    />
  );
}
