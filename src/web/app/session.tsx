import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo } from 'react';
import type { Role, SessionView, SignInPage } from '../../shared/accounts.ts';
import { get, rememberSession } from './api.ts';
import { useToldLanguage } from './use-told-language.ts';

interface SessionState {
  /** What the sign-in page needs; undefined until the server answered. */
  readonly page: SignInPage | undefined;
  readonly session: SessionView | undefined;
  /** Why the server did not answer. */
  readonly problem: Error | null;
  /** Takes over what the server says of the session after a step of signing in. */
  readonly set: (session: SessionView | null) => void;
  readonly refresh: () => void;
}

const SessionContext = createContext<SessionState | undefined>(undefined);
const KEY = ['session'] as const;

export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const { data: page, error: problem } = useQuery({
    queryKey: KEY,
    queryFn: () => get<SignInPage>('/api/session'),
    staleTime: 60_000,
  });
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: KEY }), [client]);
  const set = useCallback(
    (session: SessionView | null) => {
      if (session === null) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
      client.setQueryData<SignInPage>(KEY, (known) => (known === undefined ? known : { ...known, session }));
    },
    [client],
  );
  const session = page?.session ?? undefined;
  useEffect(() => rememberSession(session?.csrf ?? '', refresh), [session?.csrf, refresh]);
  useToldLanguage(session, refresh);
  const state = useMemo(() => ({ page, session, problem, set, refresh }), [page, session, problem, set, refresh]);
  return <SessionContext value={state}>{children}</SessionContext>;
}

export function useSession(): SessionState {
  const state = use(SessionContext);
  if (state === undefined) throw new Error('There is no session outside SessionProvider.');
  return state;
}

/** The person whose sign-in is complete; only the pages behind the sign-in ask for it. */
export function useSignedIn(): SessionView {
  const { session } = useSession();
  if (session === undefined) throw new Error('Nobody is signed in here.');
  return session;
}

/** Whether the person bears one of the roles. */
export function useMay(...roles: readonly Role[]): boolean {
  const { session } = useSession();
  return session?.account.roles.some((role) => roles.includes(role)) === true;
}
