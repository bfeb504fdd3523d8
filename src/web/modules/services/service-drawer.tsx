import { Alert, Button, Descriptions, Drawer, Flex, Form, Input, Skeleton, Typography } from 'antd';
import type { ReactNode } from 'react';
import {
  PUBLIC_WORDS,
  SERVICE_CHANNEL_WORDS,
  SERVICE_KIND_WORDS,
  SERVICE_SOURCE_WORDS,
} from '../../../shared/service-words.ts';
import type { ServiceRecordView } from '../../../shared/services.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { servicesTexts } from './texts.ts';

/** All of one record, with what was done to it since; whoever entered it can withdraw it, with a reason that stays. */
export function ServiceDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const t = useTexts(servicesTexts);
  const { tell } = useLanguage();
  const path = `/api/services/${id}`;
  const { data: record, error } = useGet<ServiceRecordView>(path);
  return (
    <Drawer open onClose={onClose} size={480} title={t.record(id)}>
      <ProblemNotice problem={error} />
      {record === undefined && error === null && <Skeleton active />}
      {record !== undefined && (
        <Flex vertical gap={16}>
          {record.withdrawn !== null && (
            <Alert type="warning" showIcon title={t.withdrawn} description={record.withdrawn} />
          )}
          <Descriptions
            column={1}
            size="small"
            items={factsOf(record, t, tell).map(([label, children]) => ({ key: label, label, children }))}
          />
          {record.steps.some(({ step }) => step === 'correct') && <Corrections record={record} />}
          {record.mayCorrect && <Withdrawal path={path} />}
        </Flex>
      )}
    </Drawer>
  );
}

type Told = (words: { readonly zh: string; readonly en: string }) => string;

/** What is said of a service, without what is empty. */
function factsOf(record: ServiceRecordView, t: (typeof servicesTexts)['zh'], tell: Told): [string, string | number][] {
  const { unit, beneficiary, kind, channel, source } = record;
  const facts: [string, string | number | null][] = [
    [t.kind, tell(SERVICE_KIND_WORDS[kind])],
    [t.channel, tell(SERVICE_CHANNEL_WORDS[channel])],
    [t.onDate, record.onDate],
    [t.provider, unit.name],
    [t.whom, beneficiary?.name ?? tell(PUBLIC_WORDS)],
    [t.creditCode, beneficiary?.creditCode ?? null],
    [t.hours, record.hours || null],
    [t.persons, record.persons || null],
    [t.pieces, record.pieces || null],
    [t.fee, record.fee || null],
    [t.satisfaction, record.satisfaction],
    [t.task, record.task],
    [t.deliverable, record.deliverable || null],
    [t.evidence, record.evidence || null],
    [t.source, tell(SERVICE_SOURCE_WORDS[source])],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [[label, value]]));
}

function Corrections({ record: { steps } }: { readonly record: ServiceRecordView }): ReactNode {
  const t = useTexts(servicesTexts);
  const { stops } = useLanguage();
  const corrections = steps.filter(({ step }) => step === 'correct');
  return (
    <div>
      <Typography.Text strong>{t.corrections}</Typography.Text>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {corrections.map(({ at, reason, changes }) => (
          <li key={at}>{`${at.slice(0, 10)} ${reason}${stops.apart}${Object.keys(changes).length} ${t.fields}`}</li>
        ))}
      </ul>
    </div>
  );
}

function Withdrawal({ path }: { readonly path: string }): ReactNode {
  const t = useTexts(servicesTexts);
  const { busy, problem, run } = useChange(path, '/api/services');
  return (
    <Form<{ reason: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ reason }) => void run(() => post(`${path}/withdrawal`, { reason }), t.withdrawn)}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        extra={t.reasonAbout}
        rules={[{ required: true, whitespace: true, message: t.required }]}
      >
        <Input maxLength={1000} />
      </Form.Item>
      <ProblemNotice problem={problem} />
      <Button danger htmlType="submit" loading={busy}>
        {t.withdraw}
      </Button>
    </Form>
  );
}
