import { Button, Card, Checkbox, Flex, Form, type FormInstance, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { BASE_GRADES, EXECUTOR_RULES, type Executor } from '../../../shared/plan.ts';
import { PROVINCES } from '../../../shared/regions.ts';
import { useTexts } from '../../app/language.tsx';
import { editingTexts } from './editing-texts.ts';
import type { TaskValues } from './task-values.ts';

/** Who executes a task: one rule after another, each with its contents and whether it obliges. */
export function ExecutorFields({ form }: { readonly form: FormInstance<TaskValues> }): ReactNode {
  const t = useTexts(editingTexts);
  const executors = Form.useWatch('executors', form) ?? [];
  const contents = Form.useWatch('contents', form) ?? [];
  const clauses = contents.flatMap(({ clause } = {}) => (clause ? [{ value: clause, label: clause }] : []));
  return (
    <Form.List name="executors">
      {(fields, { add, remove }) => (
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          {fields.map(({ key, name }, at) => (
            <Card
              key={key}
              size="small"
              title={t.executor(at + 1)}
              extra={
                <Button
                  type="text"
                  danger
                  size="small"
                  aria-label={t.removeOf(t.executor(at + 1))}
                  onClick={() => remove(name)}
                >
                  {t.remove}
                </Button>
              }
            >
              <ExecutorField
                name={name}
                rule={executors[name]?.rule}
                helps={executors[name]?.role === 'helper'}
                clauses={clauses}
              />
            </Card>
          ))}
          <Button
            type="dashed"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => add({ rule: 'named', units: [], contents: [], obliged: true })}
          >
            {t.addExecutor}
          </Button>
        </Flex>
      )}
    </Form.List>
  );
}

function ExecutorField(props: {
  readonly name: number;
  readonly rule: Executor['rule'] | undefined;
  readonly helps: boolean;
  readonly clauses: readonly { readonly value: string; readonly label: string }[];
}): ReactNode {
  const { name, rule, helps, clauses } = props;
  const t = useTexts(editingTexts);
  return (
    <>
      <Flex gap={12} wrap>
        <Form.Item name={[name, 'rule']} label={t.rule} style={{ width: 220 }}>
          <Select options={EXECUTOR_RULES.map((value) => ({ value, label: t.rules[value] }))} />
        </Form.Item>
        <Form.Item
          name={[name, 'role']}
          label=" "
          colon={false}
          getValueProps={(role?: 'helper') => ({ value: role ?? 'lead' })}
          normalize={(role: 'lead' | 'helper') => (role === 'helper' ? role : undefined)}
        >
          <Radio.Group
            optionType="button"
            aria-label={`${t.leads} / ${t.helps}`}
            options={[
              { value: 'lead', label: t.leads },
              { value: 'helper', label: t.helps },
            ]}
          />
        </Form.Item>
        {helps ? (
          <Form.Item
            name={[name, 'returns']}
            label=" "
            colon={false}
            valuePropName="checked"
            normalize={(checked: boolean) => (checked ? true : undefined)}
          >
            <Checkbox>{t.helperReturns}</Checkbox>
          </Form.Item>
        ) : (
          <Form.Item name={[name, 'obliged']} label=" " colon={false}>
            <Radio.Group
              optionType="button"
              aria-label={`${t.obliged} / ${t.invited}`}
              options={[
                { value: true, label: t.obliged },
                { value: false, label: t.invited },
              ]}
            />
          </Form.Item>
        )}
      </Flex>
      {rule === 'named' && (
        <Form.Item name={[name, 'units']} label={t.units} rules={[{ required: true, message: t.required }]}>
          <Select mode="tags" options={PROVINCES.map(({ short }) => ({ value: short, label: short }))} />
        </Form.Item>
      )}
      {rule === 'class' && (
        <Form.Item name={[name, 'grade']} label={t.grade} rules={[{ required: true, message: t.required }]}>
          <Select options={BASE_GRADES.map((value) => ({ value, label: t.grades[value] }))} style={{ width: 220 }} />
        </Form.Item>
      )}
      <Flex gap={12} wrap>
        <Form.Item name={[name, 'contents']} label={t.executes} style={{ flex: 1, minWidth: 240, marginBottom: 0 }}>
          <Select mode="multiple" options={[...clauses]} />
        </Form.Item>
        <Form.Item name={[name, 'sort']} label={t.sort} style={{ width: 220, marginBottom: 0 }}>
          <Input maxLength={100} />
        </Form.Item>
      </Flex>
    </>
  );
}
