import { Button, Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { useSession } from '../../app/session.tsx';
import { useSignOut } from '../../app/use-sign-out.ts';
import { useDocumentTitle } from '../../ui/document-title.ts';
import { DemonstrationPeople } from './demonstration-people.tsx';
import { EnrolmentForm } from './enrolment-form.tsx';
import { CodeForm, IdleForm, SignInForm } from './entrance-forms.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { OpenIdButton } from './openid-button.tsx';
import { OpenIdNotice } from './openid-notice.tsx';
import { entranceTexts } from './texts.ts';

/** Everything before the work: each step of signing in shows what it asks for, at whatever address one came to. */
export function EntrancePage(): ReactNode {
  const t = useTexts(entranceTexts);
  const { page, session } = useSession();
  switch (session?.stage) {
    case 'second-factor':
      return (
        <Entrance title={t.code} about={t.codeAbout} leave>
          <CodeForm path="/api/session/code" />
        </Entrance>
      );
    case 'enrol':
      return (
        <Entrance title={t.enrolTitle} about={t.enrolAbout} leave>
          <EnrolmentForm />
        </Entrance>
      );
    case 'new-password':
      return (
        <Entrance title={t.newPasswordTitle} about={t.newPasswordAbout} leave>
          <NewPasswordForm />
        </Entrance>
      );
    case 'idle':
      return (
        <Entrance title={t.idleTitle} about={t.idleAbout} leave>
          <DemonstrationPeople people={page?.demonstration ?? []} />
          <IdleForm />
          <OpenIdButton />
        </Entrance>
      );
    default:
      return (
        <Entrance title={t.title} about={t.about}>
          <OpenIdNotice />
          <DemonstrationPeople people={page?.demonstration ?? []} />
          <SignInForm />
          <OpenIdButton />
          <PublicBulletin />
        </Entrance>
      );
  }
}

/** What a citizen may read without an account; the server sends the page, so it is a plain link. */
function PublicBulletin(): ReactNode {
  const t = useTexts(entranceTexts);
  const { language } = useLanguage();
  return (
    <Typography.Paragraph style={{ margin: '16px 0 0' }}>
      <Typography.Link href={`/bulletin?language=${language}`}>{t.bulletin}</Typography.Link>
    </Typography.Paragraph>
  );
}

export function Entrance(props: {
  readonly title: string;
  readonly about: string;
  /** Offers to end the session that has begun. */
  readonly leave?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { title, about, leave = false, children } = props;
  const t = useTexts(entranceTexts);
  const signOut = useSignOut();
  useDocumentTitle(title);
  return (
    <main
      style={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        placeItems: 'center',
        minHeight: '100vh',
        padding: 16,
      }}
    >
      <Card style={{ width: 'min(440px, 100%)' }}>
        <Flex justify="space-between" align="flex-start">
          <Typography.Title level={1} style={{ fontSize: 22, marginTop: 0 }}>
            {title}
          </Typography.Title>
          <LanguageSwitch />
        </Flex>
        <Typography.Paragraph type="secondary">{about}</Typography.Paragraph>
        {children}
        {leave && (
          <Button type="link" style={{ paddingInline: 0 }} onClick={() => void signOut()}>
            {t.otherPerson}
          </Button>
        )}
      </Card>
    </main>
  );
}
