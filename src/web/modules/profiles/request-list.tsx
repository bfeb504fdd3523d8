import { App, Button, Divider, Flex, Input, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ChangeRequestView, ProfileView } from '../../../shared/profile-views.ts';
import { post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRenewProfiles } from './standing-actions.tsx';
import { profileTexts } from './texts.ts';

/** The changes that the enterprise asked for; the analyst says what came of them. */
export function RequestList(props: { readonly profile: ProfileView; readonly maySettle: boolean }): ReactNode {
  const { profile, maySettle } = props;
  const t = useTexts(profileTexts);
  const personName = usePersonName();
  const minute = useInstant();
  if (profile.requests.length === 0) return <Typography.Text type="secondary">{t.noRequests}</Typography.Text>;
  return profile.requests.map((request, at) => (
    <div key={request.id}>
      {at > 0 && <Divider style={{ margin: '12px 0' }} />}
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t.requestOf(personName(request.asked.by), minute(request.asked.at), request.version)}
      </Typography.Text>
      <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', marginBottom: 4 }}>{request.wish}</Typography.Paragraph>
      {request.settled !== null && (
        <Typography.Text type="success">
          {t.settled(personName(request.settled.by), minute(request.settled.at))}
          {request.answer}
        </Typography.Text>
      )}
      {request.settled === null && maySettle && <SettleForm profileId={profile.id} request={request} />}
    </div>
  ));
}

function SettleForm(props: { readonly profileId: number; readonly request: ChangeRequestView }): ReactNode {
  const { profileId, request } = props;
  const t = useTexts(profileTexts);
  const { stops } = useLanguage();
  const { message } = App.useApp();
  const renew = useRenewProfiles();
  const [answer, setAnswer] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const settle = async (): Promise<void> => {
    try {
      await post(`/api/profiles/${profileId}/requests/${request.id}/settle`, { answer: answer.trim() });
      await renew();
      void message.success(t.settledDone);
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <>
      <ProblemNotice problem={problem} />
      <Flex gap={8} wrap>
        <Input
          value={answer}
          maxLength={2000}
          aria-label={t.answer}
          placeholder={`${t.answer}${stops.colon}${t.answerHint}`}
          onChange={({ target }) => setAnswer(target.value)}
          style={{ flex: '1 1 240px', width: 'auto' }}
        />
        <Button type="primary" disabled={answer.trim() === ''} onClick={() => void settle()}>
          {t.settle}
        </Button>
      </Flex>
    </>
  );
}
