import { Button, Divider } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OpenIdStart } from '../../../shared/accounts.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { openIdTexts } from './openid-texts.ts';

/** Leaves for the house's identity service, which sends the browser back to the page that it is on; nothing where the house has none. */
export function OpenIdButton(): ReactNode {
  const t = useTexts(openIdTexts);
  const { page } = useSession();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const name = page?.openIdConnect ?? null;
  if (name === null) return null;
  const leave = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const returnTo = location.pathname + location.search;
      const { address } = await post<OpenIdStart>('/api/session/openid', { returnTo });
      location.assign(address);
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
  };
  return (
    <>
      <Divider plain>{t.or}</Divider>
      <ProblemNotice problem={problem} />
      <Button block loading={busy} onClick={() => void leave()}>
        {t.signInWith(name)}
      </Button>
    </>
  );
}
