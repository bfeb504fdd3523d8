import { Alert, Button, Card, Flex, Table, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SettingsView, TestMail } from '../../../shared/administration.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { HealthCard } from './health-card.tsx';
import { settingsTexts } from './texts.ts';

type Line = SettingsView['settings'][number];

/** How the installation fares and how it is set up; and whether it can send mail. */
export default function SettingsPage(): ReactNode {
  const t = useTexts(settingsTexts);
  const { data, error, isPending } = useGet<SettingsView>('/api/settings');
  const fallbacks: Readonly<Record<string, string>> = t.fallbacks;
  return (
    <>
      <PageHeader title={t.title} about={t.about} />
      <Flex vertical gap={16} style={{ maxWidth: 1000 }}>
        <HealthCard />
        <MailCard />
        <Card size="small" title={t.settings}>
          <ProblemNotice problem={error} />
          <Table<Line>
            size="small"
            rowKey="name"
            loading={isPending}
            dataSource={data?.settings ?? []}
            pagination={false}
            scroll={{ x: 640 }}
            columns={[
              {
                title: t.name,
                dataIndex: 'name',
                render: (name: Line['name'], { variable }) => (
                  <>
                    {t.names[name]}
                    <br />
                    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                      {variable}
                    </Typography.Text>
                  </>
                ),
              },
              {
                title: t.value,
                dataIndex: 'value',
                render: (value: string | null, { name }) => value ?? fallbacks[name] ?? t.notSet,
              },
              {
                title: t.source,
                dataIndex: 'source',
                width: 130,
                render: (source: Line['source']) => <Tag>{t.sources[source]}</Tag>,
              },
            ]}
          />
        </Card>
      </Flex>
    </>
  );
}

function MailCard(): ReactNode {
  const t = useTexts(settingsTexts);
  const [result, setResult] = useState<TestMail>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    setResult(undefined);
    try {
      setResult(await post<TestMail>('/api/settings/test-mail'));
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  const told = ({ outcome, to, detail }: TestMail): string => {
    if (outcome === 'folder') return t.folder(to, detail);
    return outcome === 'sent' ? t.sent(to) : t.refused(to);
  };
  return (
    <Card size="small" title={t.mail}>
      <Flex gap={12} align="center" wrap style={{ marginBottom: result || problem ? 12 : 0 }}>
        <span>{t.mailAbout}</span>
        <Button loading={busy} onClick={() => void send()}>
          {t.send}
        </Button>
      </Flex>
      <div aria-live="polite">
        <ProblemNotice problem={problem} />
        {result !== undefined && (
          <Alert
            showIcon
            type={result.outcome === 'refused' ? 'error' : 'success'}
            title={told(result)}
            {...(result.outcome === 'refused' && result.detail !== '' ? { description: result.detail } : {})}
          />
        )}
      </div>
    </Card>
  );
}
