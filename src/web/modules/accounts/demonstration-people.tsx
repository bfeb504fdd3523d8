import { Alert, Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { SessionView, SignInPage } from '../../../shared/accounts.ts';
import { post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { roleTexts } from '../../app/texts.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useStep } from './entrance-forms.tsx';
import { entranceTexts } from './texts.ts';

/** In a demonstration anybody enters as any of its people. */
export function DemonstrationPeople({ people }: { readonly people: SignInPage['demonstration'] }): ReactNode {
  const t = useTexts(entranceTexts);
  const roles = useTexts(roleTexts);
  const { stops } = useLanguage();
  const { problem, busy, submit } = useStep((filled) => post<SessionView>('/api/session/demonstration', filled));
  if (people.length === 0) return null;
  return (
    <section aria-label={t.demonstration} style={{ marginBottom: 20 }}>
      <Alert type="info" title={t.demonstration} description={t.demonstrationAbout} style={{ marginBottom: 8 }} />
      <ProblemNotice problem={problem} />
      <Flex vertical gap={6}>
        {people.map(({ login, name, roles: borne, organisation }) => (
          <Button
            key={login}
            disabled={busy}
            onClick={() => void submit({ login })}
            style={{
              height: 'auto',
              paddingBlock: 6,
              justifyContent: 'space-between',
              display: 'flex',
              flexWrap: 'wrap',
            }}
          >
            <span>
              {name} · {borne.map((role) => roles[role]).join(stops.list)}
            </span>
            <Typography.Text type="secondary" ellipsis style={{ maxWidth: 180, fontSize: 12 }}>
              {organisation}
            </Typography.Text>
          </Button>
        ))}
      </Flex>
    </section>
  );
}
