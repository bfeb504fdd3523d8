import { Card, Descriptions, Spin, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { HealthView } from '../../../shared/administration.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { instantFor } from '../../ui/instants.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { settingsTexts } from './texts.ts';

const HEALTH_EVERY_MS = 30_000;
const LOW_DISK = 0.1;

/** How the installation fares, renewed by itself; what wants attention says so in words and colour. */
export function HealthCard(): ReactNode {
  const t = useTexts(settingsTexts);
  const { data, error, refetch } = useGet<HealthView>('/api/settings/health', {}, { every: HEALTH_EVERY_MS });
  return (
    <Card size="small" title={t.health}>
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null && <Spin /> : <Health health={data} />}
    </Card>
  );
}

function Health({ health }: { readonly health: HealthView }): ReactNode {
  const t = useTexts(settingsTexts);
  const { language } = useLanguage();
  const { version, startedAt, database, index, disk, outbox, jobs, lastBackup } = health;
  const count = new Intl.NumberFormat('en').format(index.publications);
  const rows = [
    { key: 'database', label: t.database, good: database.answers, text: t[database.kind] },
    {
      key: 'index',
      label: t.index,
      good: index.behind === 0,
      text: index.behind === 0 ? t.indexState(count) : `${t.indexState(count)} · ${t.behind(index.behind)}`,
    },
    {
      key: 'disk',
      label: t.disk,
      good: disk !== null && disk.freeBytes > disk.totalBytes * LOW_DISK,
      text: disk === null ? t.unknown : t.diskState(sizeOf(disk.freeBytes), sizeOf(disk.totalBytes)),
    },
    {
      key: 'outbox',
      label: t.outbox,
      good: outbox.overdue + outbox.failed === 0,
      text: t.outboxState(outbox.waiting, outbox.overdue, outbox.failed),
    },
    {
      key: 'jobs',
      label: t.jobs,
      good: jobs?.failed === 0,
      text: jobs === null ? t.unknown : t.jobsState(jobs.waiting, jobs.running, jobs.failed),
    },
    {
      key: 'backup',
      label: t.backup,
      good: lastBackup !== null,
      text: lastBackup === null ? t.noBackup : instantFor(language, lastBackup),
    },
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'version', label: t.version, children: `${version} · ${t.running} ${instantFor(language, startedAt)}` },
        ...rows.map(({ key, label, good, text }) => ({
          key,
          label,
          children: (
            <span>
              <Tag color={good ? 'success' : 'warning'} style={{ marginInlineEnd: 8 }}>
                {good ? t.good : t.attention}
              </Tag>
              {text}
            </span>
          ),
        })),
      ]}
    />
  );
}

/** Bytes in the largest unit that keeps the number above one. */
function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${(bytes / 1000 ** power).toFixed(power > 2 ? 1 : 0)} ${units[power]}`;
}
