import { Button, Flex, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SummaryView } from '../../../shared/yearbook.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { summaryTexts } from './texts.ts';

/** What the one who looks may do next with a summary, beside writing it. */
export function SummaryActs({
  summary,
  revision = summary.revision,
}: {
  readonly summary: SummaryView;
  /** The revision that stands on the page, where that is not the one that came last. */
  readonly revision?: number;
}): ReactNode {
  const { unit, year, may } = summary;
  const t = useTexts(summaryTexts);
  const path = `/api/summaries/${unit.id}`;
  const { busy, problem, run } = useChange(path, '/api/summaries', '/api/yearbooks');
  const [comment, setComment] = useState<string>();
  const check = async (decision: 'accept' | 'send-back', said = ''): Promise<void> => {
    const told = decision === 'accept' ? t.accepted : t.sentBack;
    const done = await run(() => post(`${path}/check`, { year, revision, decision, comment: said }), told);
    if (done !== undefined) setComment(undefined);
  };
  return (
    <>
      <ProblemNotice problem={problem} />
      <Flex gap={8} wrap>
        {may.includes('submit') && (
          <Button
            type="primary"
            loading={busy}
            onClick={() => void run(() => post(`${path}/submission`, { year, revision }), t.submitted)}
          >
            {t.submit}
          </Button>
        )}
        {may.includes('accept') && (
          <Button type="primary" loading={busy} onClick={() => void check('accept')}>
            {t.accept}
          </Button>
        )}
        {may.includes('send-back') && <Button onClick={() => setComment('')}>{t.sendBack}</Button>}
      </Flex>
      <Modal
        open={comment !== undefined}
        title={t.sendBack}
        okText={t.send}
        cancelText={t.cancel}
        confirmLoading={busy}
        okButtonProps={{ disabled: (comment ?? '').trim() === '' }}
        onCancel={() => setComment(undefined)}
        onOk={() => void check('send-back', (comment ?? '').trim())}
      >
        <Input.TextArea
          aria-label={t.sendBackAbout}
          placeholder={t.sendBackAbout}
          autoSize={{ minRows: 3 }}
          maxLength={1000}
          value={comment ?? ''}
          onChange={({ target }) => setComment(target.value)}
        />
      </Modal>
    </>
  );
}
