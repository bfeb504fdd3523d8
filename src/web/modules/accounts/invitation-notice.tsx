import { Alert, Button, Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Invited } from '../../../shared/accounts.ts';
import { useTexts } from '../../app/language.tsx';
import { peopleTexts } from './people-texts.ts';

/** The address of an invitation, which is shown once. */
export function InvitationNotice(props: {
  readonly invited: Invited | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const { invited, onClose } = props;
  const t = useTexts(peopleTexts);
  const mail = invited === undefined ? '' : t.mail[invited.mail];
  return (
    <Modal
      open={invited !== undefined}
      title={t.invitation}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t.understood}
        </Button>
      }
    >
      {mail !== '' && (
        <Alert
          showIcon
          type={invited?.mail === 'sent' ? 'success' : 'warning'}
          title={mail}
          style={{ marginBottom: 12 }}
        />
      )}
      <Typography.Paragraph>{t.invitationAbout}</Typography.Paragraph>
      <Typography.Paragraph copyable code style={{ wordBreak: 'break-all' }}>
        {invited?.address ?? ''}
      </Typography.Paragraph>
    </Modal>
  );
}
