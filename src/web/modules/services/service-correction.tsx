import { Alert, Button, Flex, Form, Input, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ServiceCorrection, ServiceRecordView } from '../../../shared/services.ts';
import { ApiProblem, put } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { useInstant } from '../../ui/instants.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { historyTexts } from './history-texts.ts';
import { ServiceFields } from './service-fields.tsx';
import { inputOf, mergedWith, type Written, writtenOf } from './service-values.ts';
import { servicesTexts } from './texts.ts';

interface Corrected extends Written {
  readonly reason: string;
}

interface CorrectionProps {
  readonly record: ServiceRecordView;
  /** Reads the record anew, after somebody else changed it. */
  readonly onReload: () => Promise<ServiceRecordView | undefined>;
  readonly onClose: () => void;
}

/** Corrects a record. Where somebody else was faster, their changes come in, and what was written here stays. */
export function ServiceCorrectionForm({ record, onReload, onClose }: CorrectionProps): ReactNode {
  const t = useTexts(historyTexts);
  const words = useTexts(servicesTexts);
  const [form] = Form.useForm<Corrected>();
  const [begun, setBegun] = useState(() => writtenOf(record));
  const [reloaded, setReloaded] = useState(false);
  const path = `/api/services/${record.id}`;
  const { busy, problem, run } = useChange(path, '/api/services', '/api/indicators');
  const overtaken = problem instanceof ApiProblem && problem.code === 'services.record-changed.conflict';
  const save = async ({ reason, ...written }: Corrected): Promise<void> => {
    setReloaded(false);
    const correction: ServiceCorrection = { revision: record.revision, reason, record: inputOf(written, record) };
    const done = await run(() => put(path, correction), t.saved);
    if (done !== undefined) onClose();
  };
  const reload = async (): Promise<void> => {
    const latest = await onReload();
    if (latest === undefined) return;
    form.setFieldsValue(mergedWith(writtenOf(latest), { begun, now: form.getFieldsValue(true) }));
    setBegun(writtenOf(latest));
    setReloaded(true);
  };
  return (
    <section aria-label={t.correcting}>
      <Typography.Text strong>{t.correcting}</Typography.Text>
      <ClosedYear record={record} />
      <Form<Corrected>
        form={form}
        name="correction"
        layout="vertical"
        requiredMark={false}
        initialValues={begun}
        style={{ marginTop: 12 }}
        onFinish={(corrected) => void save(corrected)}
      >
        <ServiceFields before={record} />
        <Form.Item
          name="reason"
          label={t.reason}
          extra={t.reasonAbout}
          rules={[{ required: true, whitespace: true, message: words.required }]}
        >
          <Input maxLength={1000} />
        </Form.Item>
        {reloaded ? (
          <Alert type="warning" showIcon title={t.reloaded} style={{ marginBottom: 12 }} />
        ) : (
          <ProblemNotice problem={problem} />
        )}
        <Flex gap={8} wrap>
          {overtaken && !reloaded ? (
            <Button type="primary" onClick={() => void reload()}>
              {t.reload}
            </Button>
          ) : (
            <Button type="primary" htmlType="submit" loading={busy}>
              {t.save}
            </Button>
          )}
          <Button onClick={onClose}>{t.cancel}</Button>
        </Flex>
      </Form>
    </section>
  );
}

/** What correcting does where the numbers of the year are closed. */
export function ClosedYear({ record }: { readonly record: ServiceRecordView }): ReactNode {
  const t = useTexts(historyTexts);
  const instant = useInstant();
  if (record.yearClosedAt === null) return null;
  const told = t.closedYear(record.onDate.slice(0, 4), instant(record.yearClosedAt));
  return <Alert type="info" showIcon title={told} style={{ marginTop: 8 }} />;
}
