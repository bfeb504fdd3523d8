import { Flex, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EntryEdit, ReturnBoardPage, TaskChoice } from '../../../shared/ledger-pages.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ledgerTexts } from './ledger-texts.ts';
import { MatterFields } from './matter-fields.tsx';
import { ledgerWords } from './word-texts.ts';

const NOTHING: EntryEdit = { matter: '', assisting: [], person: null, startOn: null, dueOn: '', node: null };

/** Opens a matter of an assignment by hand. */
export function NewEntry(props: {
  readonly plan: number;
  readonly tasks: readonly TaskChoice[];
  readonly onClose: () => void;
}): ReactNode {
  const { plan, tasks, onClose } = props;
  const t = useTexts(ledgerTexts);
  const words = useTexts(ledgerWords);
  const { data } = useGet<ReturnBoardPage>('/api/returns', { plan });
  const { busy, problem, run } = useChange('/api/ledger', '/api/matters');
  const [assignment, setAssignment] = useState<number>();
  const [clause, setClause] = useState('');
  const [matter, setMatter] = useState(NOTHING);
  const titles = new Map(tasks.map(({ clause: of, title }) => [of, `${of} ${title}`]));
  const save = async (): Promise<void> => {
    const opened = await run(
      () => post<{ id: number }>('/api/ledger/entries', { assignment, clause, ...matter }),
      t.added,
    );
    if (opened !== undefined) onClose();
  };
  return (
    <Modal
      open
      title={t.add}
      okText={words.send}
      cancelText={words.cancel}
      confirmLoading={busy}
      okButtonProps={{
        disabled: assignment === undefined || clause === '' || matter.matter.trim() === '' || matter.dueOn === '',
      }}
      onCancel={onClose}
      onOk={() => void save()}
    >
      <ProblemNotice problem={problem} />
      <Flex vertical gap={10}>
        <label htmlFor="new-entry-for">
          {t.addFor}
          <Select
            id="new-entry-for"
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: '100%' }}
            value={assignment ?? null}
            onChange={(chosen) => {
              setAssignment(chosen ?? undefined);
              setClause(data?.lines.find((line) => line.assignment === chosen)?.task ?? '');
            }}
            options={(data?.lines ?? []).map(({ assignment: id, unit, task }) => ({
              value: id,
              label: `${unit.name} · ${titles.get(task) ?? task}`,
            }))}
          />
        </label>
        <label htmlFor="new-entry-clause">
          {t.clause}
          <Input
            id="new-entry-clause"
            maxLength={40}
            value={clause}
            onChange={({ target }) => setClause(target.value)}
          />
        </label>
        <MatterFields matter={matter} onChange={setMatter} />
      </Flex>
    </Modal>
  );
}
