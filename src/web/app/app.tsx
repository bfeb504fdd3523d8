import { Spin } from 'antd';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { EntrancePage, InvitationPage } from '../modules/accounts/index.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Failure } from './failure.tsx';
import { useTexts } from './language.tsx';
import { Layout } from './layout.tsx';
import { NothingHere } from './nothing-here.tsx';
import type { PageEntry } from './page-entry.ts';
import { pages, pagesFor, startFor } from './pages.ts';
import { useSession } from './session.tsx';
import { layoutTexts } from './texts.ts';

/** Each page's code comes when it is first opened. */
const components = new Map<PageEntry, ComponentType>(pages.map((page) => [page, lazy(page.load)]));

/** Before the sign-in is complete there is the entrance, whatever the address; afterwards the pages of the person's roles. */
export function App(): ReactNode {
  const { page, session, problem, refresh } = useSession();
  if (page === undefined) return problem === null ? <Waiting /> : <Unreached problem={problem} onRetry={refresh} />;
  return (
    <Failure>
      <Routes>
        <Route path="/invitation" element={<InvitationPage />} />
        <Route path="*" element={session?.stage === 'open' ? <Rooms /> : <EntrancePage />} />
      </Routes>
    </Failure>
  );
}

function Rooms(): ReactNode {
  const { session } = useSession();
  const roles = session?.account.roles ?? [];
  const open = pagesFor(roles);
  const start = startFor(roles);
  return (
    <Layout pages={open}>
      <Failure>
        <Suspense fallback={<Waiting />}>
          <Routes>
            {start !== undefined && <Route path="/" element={<Navigate to={start.path} replace />} />}
            {open.map((page) => {
              const Page = components.get(page);
              return Page && <Route key={page.path} path={page.path} element={<Page />} />;
            })}
            <Route path="*" element={<NothingHere />} />
          </Routes>
        </Suspense>
      </Failure>
    </Layout>
  );
}

function Unreached(props: { readonly problem: Error; readonly onRetry: () => void }): ReactNode {
  return (
    <main style={{ maxWidth: 480, margin: '80px auto', padding: 16 }}>
      <ProblemNotice {...props} />
    </main>
  );
}

function Waiting(): ReactNode {
  const t = useTexts(layoutTexts);
  return (
    <div style={{ padding: 80, textAlign: 'center' }} role="status" aria-label={t.loading}>
      <Spin />
    </div>
  );
}
