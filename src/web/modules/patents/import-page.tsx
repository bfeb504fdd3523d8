import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Descriptions, Flex, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ImportPage, ImportsAsked } from '../../../shared/imports.ts';
import { addressOf, post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { instantFor } from '../../ui/instants.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { COMMAND_LINE, usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Counts } from './import-progress.tsx';
import { ImportSetAside } from './import-set-aside.tsx';
import { ImportStateTag, sizeOf } from './import-state.tsx';
import { importRecordTexts } from './import-texts.ts';
import { IMPORTS, useImportsUnderWay } from './import-under-way.ts';

/** One import: what came of it, what was set aside and why, and another try. */
export default function ImportRecord(): ReactNode {
  const t = useTexts(importRecordTexts);
  const personName = usePersonName();
  const { language, tell } = useLanguage();
  const { id = '' } = useParams();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = `${IMPORTS}/${id}`;
  const { data, error, refetch } = useGet<ImportPage>(path);
  const going = data?.import.state === 'running' || data?.import.state === 'waiting';
  const told = useImportsUnderWay(going);
  const line = told.find((one) => one.import === data?.import.import) ?? data?.import;
  const instant = (value: string | null): string => (value === null ? '—' : instantFor(language, value));
  const retry = async (): Promise<void> => {
    try {
      await post<ImportsAsked>(`${path}/retry`);
      void message.success(t.retried);
      await client.invalidateQueries({ queryKey: [IMPORTS] });
      // There the try stands with its progress.
      navigate('/imports');
    } catch (refused) {
      void message.error(refused instanceof Error ? refused.message : String(refused));
      await client.invalidateQueries({ queryKey: [path] });
    }
  };
  return (
    <>
      <PageHeader
        title={t.title(Number(id))}
        about={line?.name}
        actions={
          <>
            <LinkButton to="/imports">{t.back}</LinkButton>
            {data !== undefined && (
              <>
                {data.original && <Button href={`${path}/original`}>{t.original}</Button>}
                <Tooltip title={data.original ? t.retryAbout : t.originalGone}>
                  <Button type="primary" disabled={!data.original || going} onClick={() => void retry()}>
                    {t.retry}
                  </Button>
                </Tooltip>
              </>
            )}
          </>
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data !== undefined && line !== undefined && (
        <Flex vertical gap={16}>
          {line.problem !== null && <Alert type="error" showIcon title={tell(line.problem)} />}
          {line.state === 'cut-off' && <Alert type="warning" showIcon title={t.cutOff} />}
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                { key: 'file', label: t.file, children: `${line.name}（${sizeOf(line.bytes)}）` },
                { key: 'state', label: t.state, children: <ImportStateTag state={line.state} /> },
                { key: 'began', label: t.began, children: instant(line.startedAt) },
                { key: 'ended', label: t.ended, children: instant(line.finishedAt) },
                { key: 'by', label: t.by, children: personName(line.requestedBy ?? COMMAND_LINE) },
                { key: 'result', label: t.result, children: <Counts line={line} /> },
              ]}
            />
          </Card>
          <Card
            size="small"
            title={t.setAside}
            extra={
              line.stillAside > 0 && (
                <Button size="small" href={addressOf(`${path}/set-aside.csv`, { language })}>
                  {t.csv}
                </Button>
              )
            }
          >
            <ImportSetAside path={path} line={line} />
          </Card>
        </Flex>
      )}
    </>
  );
}
