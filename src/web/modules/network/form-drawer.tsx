import { Button, Drawer, Form, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { unitTexts } from './unit-texts.ts';

/** A form at the side that does one thing to an organisation, and closes when it is done. */
export function FormDrawer<Filled extends object>(props: {
  readonly title: string;
  readonly about?: string;
  readonly initial?: Partial<Filled>;
  /** Addresses of what is shown anew. */
  readonly renews: readonly string[];
  readonly send: (filled: Filled) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { title, about, initial = {}, renews, send, onClose, children } = props;
  const t = useTexts(unitTexts);
  const { busy, problem, run } = useChange(...renews);
  const save = async (filled: Filled): Promise<void> => {
    const done = await run(async () => {
      await send(filled);
      return true;
    }, t.saved);
    if (done === true) onClose();
  };
  return (
    <Drawer open onClose={onClose} title={title} size={440}>
      <ProblemNotice problem={problem} />
      {about !== undefined && <Typography.Paragraph type="secondary">{about}</Typography.Paragraph>}
      <Form<Filled> layout="vertical" requiredMark={false} initialValues={initial} onFinish={save}>
        {children}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.save}
        </Button>
      </Form>
    </Drawer>
  );
}
