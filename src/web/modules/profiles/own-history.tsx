import { Card, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ProfileView } from '../../../shared/profile-views.ts';
import { useTexts } from '../../app/language.tsx';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { HEADING } from './concept-table.tsx';
import { ownTexts } from './own-texts.ts';

/** What the enterprise asked for and what came of it, and the versions that there were. */
export function OwnHistory({ profile }: { readonly profile: ProfileView }): ReactNode {
  const t = useTexts(ownTexts);
  const personName = usePersonName();
  const minute = useInstant();
  return (
    <>
      {profile.requests.length > 0 && (
        <Card title={<h2 style={HEADING}>{t.requests}</h2>}>
          {profile.requests.map(({ id, wish, asked, answer, settled }) => (
            <div key={id} style={{ marginBottom: 12 }}>
              <Typography.Text type="secondary">{t.requestOf(personName(asked.by), minute(asked.at))}</Typography.Text>
              <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', marginBottom: 4 }}>{wish}</Typography.Paragraph>
              {settled === null ? (
                <Tag color="warning">{t.pending}</Tag>
              ) : (
                <Typography.Text type="success">
                  {t.answered(personName(settled.by), minute(settled.at))}
                  {answer}
                </Typography.Text>
              )}
            </div>
          ))}
        </Card>
      )}
      <Card title={<h2 style={HEADING}>{t.history}</h2>}>
        {profile.versions.map(({ number, made, note, agreed }) => (
          <Flex key={number} gap={8} wrap style={{ padding: '3px 0' }}>
            <span>{t.historyLine(number, minute(made.at))}</span>
            {note !== null && <Typography.Text type="secondary">{note}</Typography.Text>}
            {agreed !== null && (
              <Typography.Text type="success">{t.agreedBy(personName(agreed.by), minute(agreed.at))}</Typography.Text>
            )}
          </Flex>
        ))}
      </Card>
    </>
  );
}
