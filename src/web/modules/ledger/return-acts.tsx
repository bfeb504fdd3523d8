import { Button, Flex, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ReturnPage } from '../../../shared/ledger-pages.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { returnTexts } from './return-texts.ts';
import { ledgerWords } from './word-texts.ts';

/** What the one who looks may do next with a return. */
export function ReturnActs({ page, revision }: { readonly page: ReturnPage; readonly revision: number }): ReactNode {
  const t = useTexts(returnTexts);
  const { assignment, may } = page;
  const { busy, problem, run } = useChange(`/api/returns/${assignment}`, '/api/returns', '/api/matters', '/api/ledger');
  const [asking, setAsking] = useState<'send-back' | 'reopen'>();
  const done = { submit: t.submitted, confirm: t.confirmed, accept: t.accepted };
  const take = (step: keyof typeof done) =>
    run(() => post(`/api/returns/${assignment}/steps`, { step, revision }), done[step]);
  return (
    <>
      <ProblemNotice problem={problem} />
      <Flex gap={8} wrap>
        {(['submit', 'confirm', 'accept'] as const)
          .filter((step) => may.includes(step))
          .map((step) => (
            <Button key={step} type="primary" loading={busy} disabled={revision === 0} onClick={() => void take(step)}>
              {t[step]}
            </Button>
          ))}
        {(['send-back', 'reopen'] as const)
          .filter((step) => may.includes(step))
          .map((step) => (
            <Button key={step} onClick={() => setAsking(step)}>
              {t[step]}
            </Button>
          ))}
      </Flex>
      {asking !== undefined && (
        <ReasonDialog
          title={t[asking]}
          asksDay={asking === 'reopen'}
          busy={busy}
          onClose={() => setAsking(undefined)}
          onSend={async (comment, until) => {
            const sent =
              asking === 'reopen'
                ? await run(() => post(`/api/returns/${assignment}/reopening`, { until, comment }), t.reopenedDone)
                : await run(
                    () => post(`/api/returns/${assignment}/steps`, { step: asking, revision, comment }),
                    t['sent-backed'],
                  );
            if (sent !== undefined) setAsking(undefined);
          }}
        />
      )}
    </>
  );
}

function ReasonDialog(props: {
  readonly title: string;
  readonly asksDay: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (comment: string, until: string) => Promise<void>;
}): ReactNode {
  const { title, asksDay, busy, onClose, onSend } = props;
  const t = useTexts(returnTexts);
  const words = useTexts(ledgerWords);
  const [comment, setComment] = useState('');
  const [until, setUntil] = useState('');
  return (
    <Modal
      open
      title={title}
      okText={words.send}
      cancelText={words.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: comment.trim() === '' || (asksDay && until === '') }}
      onCancel={onClose}
      onOk={() => void onSend(comment, until)}
    >
      {asksDay && (
        <Flex gap={8} align="center" style={{ marginBottom: 8 }}>
          <label htmlFor="reopen-until">{t.reopenUntil}</label>
          <DayField id="reopen-until" value={until} width={170} onChange={(day) => setUntil(day)} />
        </Flex>
      )}
      <Input.TextArea
        aria-label={asksDay ? words.why : t.sendBackWhy}
        placeholder={asksDay ? words.why : t.sendBackWhy}
        autoSize={{ minRows: 3 }}
        maxLength={2000}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
    </Modal>
  );
}
