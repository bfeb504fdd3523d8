import { Button, Flex, Input, Modal, Tag, Typography } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTexts } from '../app/language.tsx';
import { classTexts } from './class-texts.ts';
import { ClassTree } from './class-tree.tsx';

/** Chooses symbols of the IPC by their titles, as a tree or by words. `value` are symbols as people write them: `H01M10`, `H01M10/0525`. */
export function ClassPicker(props: {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly disabled?: boolean;
}): ReactNode {
  const { value, onChange, disabled = false } = props;
  const t = useTexts(classTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        {t.add}
      </Button>
      {open && <ClassDialog value={value} onChange={onChange} onClose={() => setOpen(false)} />}
    </>
  );
}

function ClassDialog(props: {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { value, onChange, onClose } = props;
  const t = useTexts(classTexts);
  const [chosen, setChosen] = useState<readonly string[]>(value);
  const [written, setWritten] = useState('');
  const q = useDeferredValue(written.trim());
  return (
    <Modal
      open
      width={820}
      title={t.title}
      okText={t.done}
      cancelText={t.cancel}
      onCancel={onClose}
      onOk={() => {
        onChange([...chosen]);
        onClose();
      }}
    >
      <Flex vertical gap={8}>
        <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
          <legend style={{ padding: 0 }}>{t.chosen}</legend>
          {chosen.length === 0 && <Typography.Text type="secondary">{t.nothingChosen}</Typography.Text>}
          <Flex gap={4} wrap>
            {chosen.map((symbol) => (
              <Tag key={symbol}>
                {symbol}{' '}
                <Button
                  type="text"
                  size="small"
                  aria-label={t.remove(symbol)}
                  onClick={() => setChosen(chosen.filter((one) => one !== symbol))}
                >
                  ×
                </Button>
              </Tag>
            ))}
          </Flex>
        </fieldset>
        <Input
          autoFocus
          allowClear
          aria-label={t.search}
          placeholder={t.hint}
          maxLength={100}
          value={written}
          onChange={({ target }) => setWritten(target.value)}
        />
        <ClassTree q={q} checked={chosen} onCheck={setChosen} />
      </Flex>
    </Modal>
  );
}
