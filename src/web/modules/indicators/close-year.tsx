import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { indicatorTexts } from './indicator-texts.ts';

/** Closes the numbers of a year that is over. */
export function CloseYear({ year }: { readonly year: number }): ReactNode {
  const t = useTexts(indicatorTexts);
  const address = `/api/indicators/years/${year}/closing`;
  const { busy, problem, run } = useChange('/api/indicators', address);
  return (
    <>
      <Popconfirm
        title={t.close}
        description={<div style={{ maxWidth: 320 }}>{t.closeSure(year)}</div>}
        okText={t.close}
        cancelText={t.cancel}
        onConfirm={() => run(() => post(address), t.closeDone)}
      >
        <Button loading={busy}>{t.close}</Button>
      </Popconfirm>
      <ProblemNotice problem={problem} />
    </>
  );
}
