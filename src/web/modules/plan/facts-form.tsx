import { Button, Drawer, Flex, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Cited, PlanDocument } from '../../../shared/plan.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { editingTexts } from './editing-texts.ts';
import { NOWHERE } from './task-values.ts';

interface FactsValues {
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string | null;
  readonly year: number;
  readonly addressees: string[];
  readonly returnsDate: string | null;
  readonly returnsItems: string[];
  readonly returnsRecipient: string;
  readonly aims: readonly Partial<Cited>[];
  readonly requirements: readonly Partial<Cited>[];
}

/** Writes what a notice says of itself, or mends what was read of it. */
export function FactsForm(props: {
  readonly document: PlanDocument;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSave: (document: PlanDocument) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactNode {
  const { document, busy, problem, onSave, onClose } = props;
  const t = useTexts(editingTexts);
  const [form] = Form.useForm<FactsValues>();
  return (
    <Drawer
      open
      onClose={onClose}
      size={640}
      title={t.facts}
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
      <Form<FactsValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={valuesOf(document)}
        // Fields that nobody sees, such as places in the original, go back as they came.
        onFinish={() => void onSave(documentOf(document, form.getFieldsValue(true)))}
      >
        <Form.Item name="title" label={t.title} rules={[{ required: true, whitespace: true, message: t.required }]}>
          <Input maxLength={300} />
        </Form.Item>
        <Flex gap={12} wrap>
          <Form.Item name="number" label={t.number} style={{ flex: 1, minWidth: 240 }}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="year" label={t.year} rules={[{ required: true, message: t.required }]}>
            <InputNumber min={1980} max={2200} />
          </Form.Item>
          <Form.Item name="issuedOn" label={t.issuedOn}>
            <DayField />
          </Form.Item>
        </Flex>
        <Form.Item name="issuer" label={t.issuer}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="addressees" label={t.addressees}>
          <Select mode="tags" />
        </Form.Item>
        <Form.Item name="returnsDate" label={t.returnsDate}>
          <DayField />
        </Form.Item>
        <Form.Item name="returnsItems" label={t.returnsItems}>
          <Select mode="tags" />
        </Form.Item>
        <Form.Item name="returnsRecipient" label={t.returnsRecipient}>
          <Input maxLength={200} />
        </Form.Item>
        <Lines name="aims" label={t.aims} />
        <Lines name="requirements" label={t.requirements} />
      </Form>
    </Drawer>
  );
}

function Lines({ name, label }: { readonly name: 'aims' | 'requirements'; readonly label: string }): ReactNode {
  const t = useTexts(editingTexts);
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <>
          {fields.map((field, at) => (
            <Flex key={field.key} gap={8} align="flex-start">
              <Form.Item
                name={[field.name, 'text']}
                label={t.line(label, at + 1)}
                rules={[{ required: true, whitespace: true, message: t.required }]}
                style={{ flex: 1 }}
              >
                <Input.TextArea autoSize={{ minRows: 2 }} maxLength={10_000} />
              </Form.Item>
              <Button
                type="text"
                danger
                size="small"
                style={{ marginTop: 32 }}
                aria-label={t.removeOf(t.line(label, at + 1))}
                onClick={() => remove(field.name)}
              >
                {t.remove}
              </Button>
            </Flex>
          ))}
          <Button type="dashed" style={{ marginBottom: 16 }} onClick={() => add({ text: '' })}>
            {`${t.addLine} · ${label}`}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function valuesOf(document: PlanDocument): FactsValues {
  const { title, number, issuer, issuedOn, year, addressees, returns, aims, requirements } = document;
  return {
    ...{ title, number: number ?? '', issuer: issuer ?? '', issuedOn, year, addressees, aims, requirements },
    returnsDate: returns?.date ?? null,
    returnsItems: returns?.items ?? [],
    returnsRecipient: returns?.recipient ?? '',
  };
}

function documentOf(before: PlanDocument, values: FactsValues): PlanDocument {
  const { returnsDate: date, returnsItems: items, returnsRecipient } = values;
  const { clause, text, place } = before.returns ?? { clause: '', text: '', place: NOWHERE };
  return {
    ...before,
    ...{
      title: values.title.trim(),
      year: values.year,
      issuedOn: values.issuedOn ?? null,
      addressees: values.addressees,
    },
    number: values.number.trim() || null,
    issuer: values.issuer.trim() || null,
    returns: date ? { date, items, recipient: returnsRecipient.trim() || null, clause, text, place } : null,
    aims: values.aims.map(lineOf),
    requirements: values.requirements.map(lineOf),
  };
}

function lineOf({ clause = '', text = '', place = NOWHERE }: Partial<Cited>): Cited {
  return { clause, text: text.trim(), place };
}
