import { AutoComplete, Button, Flex, Input, type RefSelectProps, Typography } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { ScreeningDecision } from '../../../shared/screening.ts';
import { useTexts } from '../../app/language.tsx';
import { useReasons } from './reasons.ts';
import { queueTexts } from './texts.ts';

/** What is written with a decision. */
export interface Draft {
  readonly line: string;
  readonly reason: string;
}

const LONGEST_REASON = 2000;

/** The two fields and three decisions, each of which has its key. */
export function DecisionBar(props: {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onDecide: (decision: ScreeningDecision) => void;
  readonly onUndo: () => void;
  readonly onUseDraft: () => void;
  readonly lineRequired: boolean;
  readonly lineField: RefObject<TextAreaRef | null>;
  readonly reasonField: RefObject<RefSelectProps | null>;
  readonly children?: ReactNode;
}): ReactNode {
  const { draft, onDraft, onDecide, onUndo, onUseDraft, lineRequired, lineField, reasonField, children } = props;
  const t = useTexts(queueTexts);
  const reasons = useReasons();
  const leave = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
  };
  const keepOnEnter = (event: KeyboardEvent<HTMLElement>): void => {
    leave(event);
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    (event.target as HTMLElement).blur();
    onDecide('keep');
  };
  return (
    <Flex vertical gap={8}>
      <Flex gap={12} wrap align="flex-start">
        <div style={{ flex: '3 1 340px' }}>
          <Flex justify="space-between" align="center" gap={8}>
            <label htmlFor="queue-line">
              {t.line} (L)
              {lineRequired && <Typography.Text type="warning"> {t.lineRequired}</Typography.Text>}
            </label>
            <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={onUseDraft}>
              {t.useDraft}
            </Button>
          </Flex>
          <Input.TextArea
            id="queue-line"
            ref={lineField}
            value={draft.line}
            maxLength={500}
            autoSize={{ minRows: 1, maxRows: 3 }}
            placeholder={t.lineHint}
            onChange={(event) => onDraft({ ...draft, line: event.target.value })}
            onKeyDown={keepOnEnter}
          />
        </div>
        <div style={{ flex: '2 1 220px' }}>
          <label htmlFor="queue-reason" style={{ lineHeight: '24px' }}>
            {t.reason} (R)
          </label>
          <AutoComplete
            id="queue-reason"
            value={draft.reason}
            style={{ width: '100%' }}
            options={reasons.choices.map((value) => ({ value }))}
            showSearch={{ filterOption: (written, option) => option?.value.includes(written) === true }}
            ref={reasonField}
            placeholder={t.reasonHint}
            onChange={(reason: string) => onDraft({ ...draft, reason: (reason ?? '').slice(0, LONGEST_REASON) })}
            onSelect={() => reasonField.current?.blur()}
            onInputKeyDown={leave}
          />
        </div>
      </Flex>
      <Flex gap={8} wrap align="center">
        <Button type="primary" onClick={() => onDecide('keep')}>
          {t.decisions.keep} (K)
        </Button>
        <Button onClick={() => onDecide('drop')}>{t.decisions.drop} (D)</Button>
        <Button onClick={() => onDecide('maybe')}>{t.decisions.maybe} (M)</Button>
        <Button type="text" onClick={onUndo}>
          {t.undo} (U)
        </Button>
        {children}
      </Flex>
    </Flex>
  );
}
