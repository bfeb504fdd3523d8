import { Flex, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ReturnScheduleView } from '../../../shared/ledger-pages.ts';
import { put } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { boardTexts } from './board-texts.ts';
import { DayField } from './day-field.tsx';
import { ledgerWords } from './word-texts.ts';

/** Sets until when returns are on time and after when none is taken, two days of their own. */
export function ScheduleDialog(props: {
  readonly plan: number;
  readonly schedule: ReturnScheduleView | null;
  readonly noticeDue: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const { plan, schedule, noticeDue, onClose } = props;
  const t = useTexts(boardTexts);
  const words = useTexts(ledgerWords);
  const { busy, problem, run } = useChange('/api/returns', '/api/matters');
  const [days, setDays] = useState({
    onTimeUntil: schedule?.onTimeUntil ?? noticeDue ?? '',
    closedAfter: schedule?.closedAfter ?? '',
  });
  const save = async (): Promise<void> => {
    const sent = { onTimeUntil: days.onTimeUntil, closedAfter: days.closedAfter || null };
    if ((await run(() => put(`/api/return-schedules/${plan}`, sent), t.daysSet)) !== undefined) onClose();
  };
  return (
    <Modal
      open
      title={t.setDays}
      okText={words.send}
      cancelText={words.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: days.onTimeUntil === '' }}
      onCancel={onClose}
      onOk={() => void save()}
    >
      <ProblemNotice problem={problem} />
      <Flex vertical gap={12}>
        {(['onTimeUntil', 'closedAfter'] as const).map((day) => (
          <label key={day} htmlFor={`days-${day}`}>
            {t[day]}
            <DayField id={`days-${day}`} value={days[day]} onChange={(chosen) => setDays({ ...days, [day]: chosen })} />
          </label>
        ))}
      </Flex>
    </Modal>
  );
}
