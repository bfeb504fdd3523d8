import { Card, Flex, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ProfileVersionView } from '../../../shared/profile-views.ts';
import { useTexts } from '../../app/language.tsx';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import type { TrialProps } from './back-test.tsx';
import { HEADING } from './concept-table.tsx';
import { Difference } from './difference.tsx';
import { trialTexts } from './trial-texts.ts';

/** Who made which version when, and what two of them catch that the other does not. */
export function Versions(props: TrialProps): ReactNode {
  const { profile } = props;
  const t = useTexts(trialTexts);
  const personName = usePersonName();
  const minute = useInstant();
  return (
    <Flex vertical gap={12}>
      <Card size="small" title={<h2 style={HEADING}>{t.history}</h2>}>
        <Table<ProfileVersionView>
          size="small"
          rowKey="number"
          dataSource={[...profile.versions]}
          pagination={profile.versions.length > 10 ? { pageSize: 10, size: 'small' } : false}
          scroll={{ x: 760 }}
          columns={[
            {
              title: t.number,
              width: 150,
              render: (_, { number }) => (
                <Flex gap={6} align="center">
                  {t.versionOf(number)}
                  {number === profile.runningVersion && profile.standing === 'running' && (
                    <Tag color="success">{t.runs}</Tag>
                  )}
                </Flex>
              ),
            },
            { title: t.made, width: 150, className: 'tabular', render: (_, { made }) => minute(made.at) },
            { title: t.by, width: 150, render: (_, { made }) => personName(made.by) },
            { title: t.note, dataIndex: 'note' },
            {
              title: t.agreed,
              width: 220,
              render: (_, { agreed }) => agreed !== null && `${personName(agreed.by)} · ${minute(agreed.at)}`,
            },
          ]}
        />
      </Card>
      <Difference {...props} />
    </Flex>
  );
}
