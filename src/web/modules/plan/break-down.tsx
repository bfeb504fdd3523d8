import { Form, Input, Modal, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { AssignmentLine, PlanTask } from '../../../shared/plan.ts';
import type { AssignmentParts, PlanAssignments } from '../../../shared/plan-pages.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { assignmentTexts } from './execution-texts.ts';

interface Given {
  readonly units: number[];
  readonly contents: string[];
  readonly wish: string;
  readonly obliged: boolean;
}

/** Gives an assignment, or some of its contents, on to units below one's own. */
export function BreakDown(props: {
  readonly assignment: AssignmentLine;
  readonly task: PlanTask;
  readonly below: PlanAssignments['below'];
  readonly onClose: () => void;
}): ReactNode {
  const { assignment, task, below, onClose } = props;
  const t = useTexts(assignmentTexts);
  const [form] = Form.useForm<Given>();
  const { busy, problem, run } = useChange(`/api/plans/${assignment.plan}/assignments`);
  const give = async ({ units, contents, wish, obliged }: Given): Promise<void> => {
    const said = wish.trim();
    const parts: AssignmentParts = {
      parts: units.map((unit) => ({ unit, contents, obliged, ...(said !== '' && { wish: said }) })),
    };
    const given = await run(() => post(`/api/assignments/${assignment.id}/parts`, parts), t.saved);
    if (given !== undefined) onClose();
  };
  const contents = task.contents.filter(({ clause }) => assignment.contents.includes(clause));
  return (
    <Modal
      open
      title={t.breakDownOf(`${task.clause} ${task.title}`)}
      okText={t.save}
      cancelText={t.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: below.length === 0 }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ProblemNotice problem={problem} />
      {below.length === 0 ? (
        <EmptyState about={t.nobodyBelow} />
      ) : (
        <Form<Given>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ units: [], contents: [], wish: '', obliged: true }}
          onFinish={give}
        >
          <Form.Item
            name="units"
            label={t.units}
            extra={t.unitsAbout}
            rules={[{ required: true, type: 'array', min: 1, message: t.required }]}
          >
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={below.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name="contents" label={t.executes}>
            <Select
              mode="multiple"
              options={contents.map(({ clause, text }) => ({ value: clause, label: `${clause} ${text.slice(0, 24)}` }))}
            />
          </Form.Item>
          <Form.Item name="wish" label={t.wish} extra={t.wishAbout}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
          </Form.Item>
          <Form.Item name="obliged" style={{ marginBottom: 0 }}>
            <Radio.Group
              options={[
                { value: true, label: t.must },
                { value: false, label: t.invited },
              ]}
            />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
