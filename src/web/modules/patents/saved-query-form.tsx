import { App, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { savedTexts } from './search-texts.ts';

interface SavedQueryFormProps {
  readonly title: string;
  readonly name: string;
  readonly done: string;
  readonly onSave: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks under which name a query is kept. */
export function SavedQueryForm({ title, name, done, onSave, onClose }: SavedQueryFormProps): ReactNode {
  const t = useTexts(savedTexts);
  const { message } = App.useApp();
  const [saving, setSaving] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const save = async (written: string): Promise<void> => {
    setSaving(true);
    try {
      await onSave(written.trim());
      void message.success(done);
      onClose();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      form.setFields([{ name: 'name', errors: [error.message] }]);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={t.ok}
      cancelText={t.cancel}
      confirmLoading={saving}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ name }} onFinish={(values) => void save(values.name)}>
        <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true, message: t.nameMissing }]}>
          <Input maxLength={100} placeholder={t.nameHint} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
