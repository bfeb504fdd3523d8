import { Button, Checkbox, Flex, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { CONSENT, type ContributionView } from '../../../shared/bulletin.ts';
import { post, put } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { contributionTexts } from './texts.ts';

/** What the one who looks may do next with a contribution, beside writing it. */
export function ContributionActs(props: {
  readonly contribution: ContributionView;
  readonly onEdit: () => void;
}): ReactNode {
  const { contribution, onEdit } = props;
  const { id, may, recommended, revision } = contribution;
  const t = useTexts(contributionTexts);
  const path = `/api/contributions/${id}`;
  const { busy, problem, run } = useChange(path, '/api/contributions');
  const [asking, setAsking] = useState<'submit' | 'send-back' | 'take-down' | 'withdraw-consent'>();
  const close = () => setAsking(undefined);
  const send = async (work: () => Promise<unknown>, told: string): Promise<void> => {
    const done = await run(work, told);
    if (done !== undefined) close();
  };
  const check = (decision: 'accept' | 'send-back', comment = '') =>
    send(() => post(`${path}/check`, { decision, comment, revision }), decision === 'accept' ? t.accepted : t.sentBack);
  return (
    <>
      <ProblemNotice problem={problem} />
      <Flex gap={8} wrap>
        {may.includes('submit') && (
          <Button type="primary" onClick={() => setAsking('submit')}>
            {t.submit}
          </Button>
        )}
        {may.includes('accept') && (
          <Button type="primary" loading={busy} onClick={() => void check('accept')}>
            {t.accept}
          </Button>
        )}
        {may.includes('edit') && <Button onClick={onEdit}>{t.edit}</Button>}
        {may.includes('recommend') && (
          <Button
            loading={busy}
            onClick={() =>
              void send(
                () => put(`${path}/recommendation`, { recommended: !recommended }),
                recommended ? t.unrecommended : t.recommended,
              )
            }
          >
            {recommended ? t.unrecommend : t.recommend}
          </Button>
        )}
        {may.includes('send-back') && <Button onClick={() => setAsking('send-back')}>{t.sendBack}</Button>}
        {may.includes('take-down') && (
          <Button danger onClick={() => setAsking('take-down')}>
            {t.takeDown}
          </Button>
        )}
        {may.includes('withdraw-consent') && (
          <Button danger onClick={() => setAsking('withdraw-consent')}>
            {t.withdraw}
          </Button>
        )}
      </Flex>
      {asking === 'submit' && (
        <ConsentDialog
          busy={busy}
          onClose={close}
          onAgree={() =>
            void send(() => post(`${path}/submission`, { consent: CONSENT.version, revision }), t.submitted)
          }
        />
      )}
      {asking === 'send-back' && (
        <ReasonDialog
          title={t.sendBack}
          label={t.sendBackAbout}
          needed
          busy={busy}
          onClose={close}
          onSend={(comment) => void check('send-back', comment)}
        />
      )}
      {asking === 'take-down' && (
        <ReasonDialog
          title={t.takeDown}
          about={t.takeDownAbout}
          label={t.takeDownWhy}
          needed
          busy={busy}
          onClose={close}
          onSend={(comment) => void send(() => post(`${path}/taking-down`, { comment }), t.takenDown)}
        />
      )}
      {asking === 'withdraw-consent' && (
        <ReasonDialog
          title={t.withdrawTitle}
          about={t.withdrawAbout}
          label={t.reason}
          needed={false}
          busy={busy}
          onClose={close}
          onSend={(comment) => void send(() => post(`${path}/withdrawal`, { comment }), t.withdrawn)}
        />
      )}
    </>
  );
}

/** Nothing is handed in before its unit has seen what it consents to. */
function ConsentDialog(props: {
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onAgree: () => void;
}): ReactNode {
  const t = useTexts(contributionTexts);
  const { tell } = useLanguage();
  const [agreed, setAgreed] = useState(false);
  return (
    <Modal
      open
      title={t.submitTitle}
      okText={t.submit}
      cancelText={t.cancel}
      confirmLoading={props.busy}
      okButtonProps={{ disabled: !agreed }}
      onCancel={props.onClose}
      onOk={props.onAgree}
    >
      <Typography.Paragraph>{tell(CONSENT)}</Typography.Paragraph>
      <Checkbox checked={agreed} onChange={({ target }) => setAgreed(target.checked)}>
        {t.agree}
      </Checkbox>
    </Modal>
  );
}
