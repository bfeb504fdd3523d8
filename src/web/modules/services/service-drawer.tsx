import { EditOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Drawer, Flex, Form, Input, Skeleton, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  PUBLIC_WORDS,
  SERVICE_CHANNEL_WORDS,
  SERVICE_KIND_WORDS,
  SERVICE_SOURCE_WORDS,
} from '../../../shared/service-words.ts';
import type { ServiceRecordView, ServiceWithdrawal } from '../../../shared/services.ts';
import { ApiProblem, post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { historyTexts } from './history-texts.ts';
import { ClosedYear, ServiceCorrectionForm } from './service-correction.tsx';
import { ServiceHistory } from './service-history.tsx';
import { servicesTexts } from './texts.ts';

/** All of one record, with what was done to it since; whoever entered it corrects or withdraws it, with a reason that stays. */
export function ServiceDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const t = useTexts(servicesTexts);
  const { tell } = useLanguage();
  const path = `/api/services/${id}`;
  const history = useTexts(historyTexts);
  const [correcting, setCorrecting] = useState(false);
  const { data: record, error, refetch } = useGet<ServiceRecordView>(path);
  return (
    <Drawer open onClose={onClose} size={520} title={t.record(id)}>
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
          {record.steps.length > 0 && <ServiceHistory record={record} />}
          {correcting ? (
            <ServiceCorrectionForm
              record={record}
              onReload={async () => (await refetch()).data}
              onClose={() => setCorrecting(false)}
            />
          ) : (
            <>
              <Changeable record={record} />
              {record.mayCorrect && (
                <div>
                  <Button icon={<EditOutlined />} onClick={() => setCorrecting(true)}>
                    {history.correct}
                  </Button>
                </div>
              )}
              {record.mayWithdraw && <Withdrawal path={path} record={record} />}
            </>
          )}
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

/** Why the one who reads a record cannot change it, or what a change does to a closed year. */
function Changeable({ record }: { readonly record: ServiceRecordView }): ReactNode {
  const t = useTexts(historyTexts);
  const mayEnter = useMay('service-point-staff', 'province-contact', 'analyst');
  if (record.withdrawn !== null || !mayEnter) return null;
  if (record.mayCorrect) return <ClosedYear record={record} />;
  if (record.mayWithdraw) return <Typography.Text type="secondary">{t.searchByItself}</Typography.Text>;
  const byHand = record.source === 'entered' || record.source === 'imported';
  return <Typography.Text type="secondary">{byHand ? t.whoMay : t.byItself}</Typography.Text>;
}

function Withdrawal(props: { readonly path: string; readonly record: ServiceRecordView }): ReactNode {
  const { path, record } = props;
  const t = useTexts(servicesTexts);
  const history = useTexts(historyTexts);
  const { busy, problem, run } = useChange(path, '/api/services', '/api/indicators');
  const client = useQueryClient();
  const overtaken = problem instanceof ApiProblem && problem.code === 'services.record-changed.conflict';
  const withdrawal = (reason: string): ServiceWithdrawal => ({ revision: record.revision, reason });
  return (
    <Form<{ reason: string }>
      name="withdrawal"
      layout="vertical"
      requiredMark={false}
      onFinish={({ reason }) => void run(() => post(`${path}/withdrawal`, withdrawal(reason)), t.withdrawn)}
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
      <Flex gap={8} wrap>
        <Button danger htmlType="submit" loading={busy}>
          {t.withdraw}
        </Button>
        {overtaken && (
          <Button onClick={() => void client.invalidateQueries({ queryKey: [path] })}>{history.reload}</Button>
        )}
      </Flex>
    </Form>
  );
}
