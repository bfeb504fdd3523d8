import { Button, Card, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CalendarAddress } from '../../../shared/ledger-pages.ts';
import { post, remove } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { mattersTexts } from './matters-texts.ts';

const CALENDAR = '/api/matters/calendar';

/** The calendar of one's own matters: its address is shown once, when it is opened or renewed. */
export function OwnCalendar({ open }: { readonly open: boolean }): ReactNode {
  const t = useTexts(mattersTexts);
  const [address, setAddress] = useState<string>();
  const { busy, problem, run } = useChange('/api/matters');
  const take = async (): Promise<void> => {
    const opened = await run(() => post<CalendarAddress>(CALENDAR));
    setAddress(opened?.address);
  };
  const close = async (): Promise<void> => {
    setAddress(undefined);
    await run(() => remove(CALENDAR), t.calendarClosed);
  };
  return (
    <Card size="small" title={t.calendar}>
      <ProblemNotice problem={problem} />
      <Typography.Paragraph type="secondary">
        {open && address === undefined ? t.calendarOpen : t.calendarAbout}
      </Typography.Paragraph>
      {address !== undefined && (
        <Typography.Paragraph aria-label={t.address} copyable code style={{ wordBreak: 'break-all' }}>
          {address}
        </Typography.Paragraph>
      )}
      <Flex gap={8}>
        <Button size="small" loading={busy} onClick={() => void take()}>
          {open ? t.renewCalendar : t.openCalendar}
        </Button>
        {open && (
          <Button size="small" danger loading={busy} onClick={() => void close()}>
            {t.closeCalendar}
          </Button>
        )}
      </Flex>
    </Card>
  );
}
