import { Flex, Input, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ContributionLine } from '../../../shared/bulletin.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ProgrammeYear, yearNow } from '../../ui/programme-year.tsx';
import { listTexts } from './texts.ts';

/** An issue gets its title, and is published. */
export function PublishDialog(props: {
  readonly chosen: readonly ContributionLine[];
  readonly onClose: (published: boolean) => void;
}): ReactNode {
  const { chosen, onClose } = props;
  const t = useTexts(listTexts);
  const [year, setYear] = useState(chosen[0]?.year ?? yearNow());
  const [title, setTitle] = useState('');
  const { busy, problem, run } = useChange('/api/contributions', '/api/bulletin/issues');
  const publish = async (): Promise<void> => {
    const wish = { year, title: title.trim(), contributions: chosen.map(({ id }) => id) };
    const done = await run(
      () => post<{ year: number; number: number }>('/api/bulletin/issues', wish),
      (issue) => t.published(issue.year, issue.number),
    );
    if (done !== undefined) onClose(true);
  };
  return (
    <Modal
      open
      title={t.publish(chosen.length)}
      okText={t.ok}
      cancelText={t.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: title.trim() === '' }}
      onCancel={() => onClose(false)}
      onOk={() => void publish()}
    >
      <Typography.Paragraph>{t.confirmPublish}</Typography.Paragraph>
      <ol>
        {chosen.map(({ id, title: name, unit }) => (
          <li key={id}>
            {name}（{unit.name}）
          </li>
        ))}
      </ol>
      <Flex gap={8}>
        <ProgrammeYear year={year} onChange={setYear} />
        <Input
          aria-label={t.issueTitle}
          placeholder={t.issueTitle}
          maxLength={100}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
      </Flex>
      <div style={{ marginTop: 12 }}>
        <ProblemNotice problem={problem} />
      </div>
    </Modal>
  );
}
