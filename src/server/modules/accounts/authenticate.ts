import type { Authenticate } from '../../platform/http/index.ts';
import { sessionCookie } from './cookie.ts';
import { resumeSession } from './sessions.ts';
import type { SignInMeans } from './sign-in.ts';
import { principalOfSession } from './view.ts';

/** Who a request comes from, by the session that its browser bears. */
export function authenticateBy({ db, clock, secret }: SignInMeans): Authenticate {
  return async (request) => {
    const token = sessionCookie(request);
    const resumed = token === undefined ? undefined : await resumeSession(db, token, clock);
    return resumed && principalOfSession(secret, resumed);
  };
}
