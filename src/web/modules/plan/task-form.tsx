import { Alert, Button, Drawer, Flex, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { PlanTask, Unresolved } from '../../../shared/plan.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { editingTexts } from './editing-texts.ts';
import { ExecutorFields } from './executor-fields.tsx';
import { readingTexts } from './reading-texts.ts';
import { nextContent, type TaskValues, taskOf, valuesOf } from './task-values.ts';

/** Writes a task, or mends what was read of it. */
export function TaskForm(props: {
  readonly task: PlanTask;
  readonly isNew: boolean;
  /** What was not understood, to be seen while it is mended. */
  readonly piece?: Unresolved;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSave: (task: PlanTask) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactNode {
  const { task, isNew, piece, busy, problem, onSave, onClose } = props;
  const t = useTexts(editingTexts);
  const { reasons } = useTexts(readingTexts);
  const { stops } = useLanguage();
  const [form] = Form.useForm<TaskValues>();
  const required = [{ required: true, whitespace: true, message: t.required }];
  const clause = Form.useWatch('clause', form) ?? task.clause;
  return (
    <Drawer
      open
      onClose={onClose}
      size={720}
      title={isNew ? t.newTask : t.task(task.clause)}
      footer={
        <Flex gap={8} justify="flex-end">
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {t.save}
          </Button>
        </Flex>
      }
    >
      <ProblemNotice problem={problem} />
      {piece !== undefined && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={`${reasons[piece.reason]}${stops.colon}${piece.text}`}
        />
      )}
      <Form<TaskValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={valuesOf(task)}
        // Fields that nobody sees, such as places in the original, go back as they came.
        onFinish={() => void onSave(taskOf(task, form.getFieldsValue(true)))}
      >
        <Flex gap={12}>
          <Form.Item name="clause" label={t.clause} extra={t.clauseAbout} rules={required} style={{ width: 120 }}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="title" label={t.title} rules={required} style={{ flex: 1 }}>
            <Input maxLength={300} autoFocus={isNew} />
          </Form.Item>
        </Flex>
        <Form.Item name="goal" label={t.goal}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={5000} />
        </Form.Item>
        <Form.List name="contents">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }, at) => (
                <Flex key={key} gap={8} align="flex-start">
                  <Form.Item
                    name={[name, 'clause']}
                    rules={required}
                    style={{ width: 112 }}
                    label={t.contentClause(at + 1)}
                  >
                    <Input maxLength={40} />
                  </Form.Item>
                  <Form.Item name={[name, 'text']} rules={required} style={{ flex: 1 }} label={t.content(at + 1)}>
                    <Input.TextArea autoSize={{ minRows: 2 }} maxLength={10_000} />
                  </Form.Item>
                  <Button
                    type="text"
                    danger
                    size="small"
                    style={{ marginTop: 32 }}
                    aria-label={t.removeOf(t.content(at + 1))}
                    onClick={() => remove(name)}
                  >
                    {t.remove}
                  </Button>
                </Flex>
              ))}
              <Button
                type="dashed"
                style={{ marginBottom: 16 }}
                onClick={() => add({ clause: nextContent(clause, fields.length), text: '' })}
              >
                {t.addContent}
              </Button>
            </>
          )}
        </Form.List>
        <ExecutorFields form={form} />
        <Form.Item name="support" label={t.support}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={5000} />
        </Form.Item>
        <Form.Item name="due" label={t.due}>
          <DayField />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
