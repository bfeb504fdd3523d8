import { App, Button, Card, Flex, Input, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProfileView } from '../../../shared/profile-views.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { HEADING } from './concept-table.tsx';
import { ownTexts } from './own-texts.ts';
import { useRenewProfiles } from './standing-actions.tsx';

/** The enterprise's word on the newest version: agreed, or a change asked for. */
export function SignOff({ profile }: { readonly profile: ProfileView }): ReactNode {
  const t = useTexts(ownTexts);
  const personName = usePersonName();
  const mayAgree = useMay('ip-manager');
  const { message } = App.useApp();
  const minute = useInstant();
  const renew = useRenewProfiles();
  const [wish, setWish] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const { number: version, agreed } = profile.versions[0]!;
  const say = async (path: string, body: object, done: string): Promise<void> => {
    try {
      await post(`/api/my-profiles/${profile.id}/${path}`, body);
      setProblem(undefined);
      setWish('');
      await renew();
      void message.success(done);
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <Card
      id="sign-off"
      style={{ scrollMarginTop: 64 }}
      title={<h2 style={HEADING}>{agreed === null ? t.signTitle(version) : t.sign}</h2>}
    >
      <ProblemNotice problem={problem} />
      {agreed === null ? (
        <>
          <Typography.Paragraph>{profile.needsSignOff ? t.signAbout : t.noSignOff}</Typography.Paragraph>
          {mayAgree ? (
            <Button type="primary" size="large" onClick={() => void say('sign-off', { version }, t.agreed)}>
              {t.agree}
            </Button>
          ) : (
            <Typography.Text type="secondary">{t.onlyManager}</Typography.Text>
          )}
        </>
      ) : (
        <Typography.Text type="success">{t.agreedBy(personName(agreed.by), minute(agreed.at))}</Typography.Text>
      )}
      {mayAgree && (
        <section style={{ marginTop: 20 }}>
          <h3 style={HEADING}>{t.ask}</h3>
          <Flex vertical gap={8} align="flex-start" style={{ marginTop: 8 }}>
            <Input.TextArea
              aria-label={t.askLabel}
              placeholder={t.askHint}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={2000}
              value={wish}
              onChange={({ target }) => setWish(target.value)}
            />
            <Button
              disabled={wish.trim() === ''}
              onClick={() => void say('requests', { version, wish: wish.trim() }, t.sent)}
            >
              {t.send}
            </Button>
          </Flex>
        </section>
      )}
    </Card>
  );
}
