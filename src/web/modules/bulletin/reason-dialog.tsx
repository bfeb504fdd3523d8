import { Input, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../app/language.tsx';
import { contributionTexts } from './texts.ts';

/** Asks for a word before something is done. */
export function ReasonDialog(props: {
  readonly title: string;
  readonly about?: string;
  readonly label: string;
  readonly needed: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (comment: string) => void;
}): ReactNode {
  const { title, about, label, needed, busy, onClose, onSend } = props;
  const t = useTexts(contributionTexts);
  const [comment, setComment] = useState('');
  return (
    <Modal
      open
      title={title}
      okText={t.send}
      cancelText={t.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: needed && comment.trim() === '' }}
      onCancel={onClose}
      onOk={() => onSend(comment.trim())}
    >
      {about !== undefined && <Typography.Paragraph>{about}</Typography.Paragraph>}
      <Input.TextArea
        aria-label={label}
        placeholder={label}
        autoSize={{ minRows: 3 }}
        maxLength={500}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
    </Modal>
  );
}
