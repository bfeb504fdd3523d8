import { Button, Flex, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DeskJudgement } from '../../../shared/desk.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useSaying } from './desk-data.ts';
import { deskItemTexts } from './desk-texts.ts';

/** Adds a remark to the judgement that counts; the one without it stays in the record. */
export function RemarkForm({ id, newest }: { readonly id: number; readonly newest: DeskJudgement }): ReactNode {
  const own = useTexts(deskItemTexts);
  const saying = useSaying(id);
  const [remark, setRemark] = useState('');
  const { rating, reason } = newest;
  const save = (): void => {
    const input = { rating, remark: remark.trim(), ...(reason === null ? {} : { reason }) };
    saying.mutate({ what: 'judgements', input }, { onSuccess: () => setRemark('') });
  };
  return (
    <>
      <ProblemNotice problem={saying.error} />
      <Flex gap={8} style={{ marginTop: 12 }}>
        <Input
          aria-label={own.remark}
          placeholder={own.remarkHint}
          maxLength={2000}
          value={remark}
          onChange={(event) => setRemark(event.target.value)}
        />
        <Button onClick={save} disabled={remark.trim() === ''} loading={saying.isPending}>
          {own.saveRemark}
        </Button>
      </Flex>
    </>
  );
}
