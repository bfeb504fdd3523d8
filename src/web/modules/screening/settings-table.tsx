import { useQueryClient } from '@tanstack/react-query';
import { Switch, Table, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { QueueChoices, ScreeningSettings } from '../../../shared/screening-queue.ts';
import { put } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { settingsTexts } from './page-texts.ts';

type Profile = QueueChoices['profiles'][number];

/** How each profile is screened. */
export function SettingsTable({ choices }: { readonly choices: QueueChoices | undefined }): ReactNode {
  const t = useTexts(settingsTexts);
  const { stops } = useLanguage();
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  const enterprises = new Map((choices?.enterprises ?? []).map(({ id, name }) => [id, name]));
  const change = async (profile: Profile, changes: Partial<ScreeningSettings>): Promise<void> => {
    const { secondReader, lineRequired } = profile;
    try {
      await put(`/api/queue/profiles/${profile.id}/settings`, { secondReader, lineRequired, ...changes });
      setProblem(null);
    } catch (refused) {
      setProblem(refused);
    }
    await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/queue/') });
  };
  const column = (setting: keyof ScreeningSettings) => ({
    title: t[setting],
    width: 110,
    render: (_: unknown, profile: Profile) => (
      <Switch
        size="small"
        aria-label={t.switchFor(t[setting], profile.name)}
        checked={profile[setting]}
        onChange={(on) => void change(profile, { [setting]: on })}
      />
    ),
  });
  return (
    <>
      <Typography.Paragraph type="secondary">
        {t.about} {`${t.secondReader}${stops.colon}${t.secondReaderAbout}`}
      </Typography.Paragraph>
      <ProblemNotice problem={problem} />
      <Table<Profile>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={choices?.profiles ?? []}
        locale={{ emptyText: <EmptyState about={t.nothing} /> }}
        columns={[
          {
            title: t.profile,
            render: (_, { name, enterprise }) => (
              <>
                {name}
                <br />
                <Typography.Text type="secondary">{enterprises.get(enterprise)}</Typography.Text>
              </>
            ),
          },
          column('secondReader'),
          column('lineRequired'),
        ]}
      />
    </>
  );
}
