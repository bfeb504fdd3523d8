import { Card, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ProfileView } from '../../../shared/profile-views.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { HEADING } from './concept-table.tsx';
import { DeliveryLines } from './delivery-lines.tsx';
import { RequestList } from './request-list.tsx';
import { SettingsForm } from './settings-form.tsx';
import { profileTexts } from './texts.ts';

/** What the enterprise said to the versions, what it asks for, and on what terms the profile runs. */
export function Agreement({ profile }: { readonly profile: ProfileView }): ReactNode {
  const t = useTexts(profileTexts);
  const personName = usePersonName();
  const mayEdit = useMay('analyst');
  const minute = useInstant();
  return (
    <Flex gap={16} align="flex-start" wrap>
      <Flex vertical gap={12} style={{ flex: '3 1 420px', minWidth: 0 }}>
        <Card size="small" title={<h2 style={HEADING}>{t.agreementState}</h2>}>
          {profile.versions.map(({ number, agreed }) => (
            <Flex key={number} gap={8} align="center" style={{ padding: '3px 0' }} wrap>
              <span style={{ minWidth: 64 }}>{t.version(number)}</span>
              {agreed === null ? (
                <Typography.Text type={profile.needsSignOff && number === profile.version ? 'warning' : 'secondary'}>
                  {t.notAgreed}
                </Typography.Text>
              ) : (
                <Tag color="success">{t.agreedBy(personName(agreed.by), minute(agreed.at))}</Tag>
              )}
            </Flex>
          ))}
        </Card>
        <Card size="small" title={<h2 style={HEADING}>{t.requests}</h2>}>
          <RequestList profile={profile} maySettle={mayEdit} />
        </Card>
      </Flex>
      <Flex vertical gap={12} style={{ flex: '2 1 320px', minWidth: 0 }}>
        <Card size="small" title={<h2 style={HEADING}>{t.settings}</h2>}>
          <SettingsForm profile={profile} disabled={!mayEdit} />
        </Card>
        <Card size="small" title={<h2 style={HEADING}>{t.deliveries}</h2>}>
          <DeliveryLines deliveries={profile.deliveries} none={t.noDeliveries} />
          {profile.deliveries.length === 0 && (
            <div style={{ marginTop: 8 }}>
              <Link to="/subscriptions">{t.arrangeDeliveries}</Link>
            </div>
          )}
        </Card>
      </Flex>
    </Flex>
  );
}
