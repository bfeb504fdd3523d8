import type { Authenticate } from '../../platform/http/index.ts';
import { principalOfKey } from './api-keys.ts';
import { sessionCookie } from './cookie.ts';
import { resumeSession } from './sessions.ts';
import type { SignInMeans } from './sign-in.ts';
import { principalOfSession } from './view.ts';

const BEARER = /^Bearer +(\S{1,200})$/i;

/** Who a request comes from: by the key that a program sends, else by the session that a browser bears. */
export function authenticateBy(means: SignInMeans): Authenticate {
  const { db, house, clock, secret } = means;
  return async (request) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = BEARER.exec(authorization)?.[1];
      return key === undefined ? undefined : principalOfKey(means, key);
    }
    const token = sessionCookie(request);
    const resumed = token === undefined ? undefined : await resumeSession(db, token, clock);
    return resumed?.account.house_id === house.organisationId ? principalOfSession(secret, resumed) : undefined;
  };
}
