import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach } from 'vitest';

type Claims = Record<string, unknown>;

/** How the provider behaves in a test; by itself it does everything right. */
export interface Behaviour {
  /** Who is signed in there: the claims of the ID token besides those of the protocol. */
  person: Claims;
  /** Claims that only the userinfo endpoint tells. */
  userInfo: Claims;
  /** Changes the finished claims of an ID token. */
  alter: (claims: Claims) => Claims;
  /** The state that is sent back, where it is not the one that came. */
  state: string | undefined;
  /** The person goes back without signing in. */
  denies: boolean;
  /** Binds the code to another code verifier than the one whose challenge came. */
  otherChallenge: boolean;
  /** Signs with a key that is not in the published set. */
  forges: boolean;
  /** Says this instead of its own name when it is asked for its addresses. */
  discovered: Claims;
  /** The token endpoint answers with this status and no more. */
  tokenStatus: number | undefined;
}

const CLIENT = { id: 'chuanli', secret: 'the-secret-of-the-client' };
const KEY_ID = 'k1';

/**
 * An OpenID Connect provider on the loopback address for the tests of one file, written after the specification's words: discovery,
 * keys (ES256), authorization code with PKCE, tokens, userinfo. Each test finds it well behaved.
 */
export function useOpenIdProvider(now: () => Date) {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const codes = new Map<string, { challenge: string; nonce: string; redirectUri: string }>();
  const accessTokens = new Set<string>();
  const behaviour = wellBehaved();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  let issuer = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => void Object.assign(behaviour, wellBehaved()));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return void json({ ...configuration(issuer), ...behaviour.discovered });
      case '/keys':
        return void json({
          keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'ES256', use: 'sig' }],
        });
      case '/authorize':
        return void response.writeHead(302, { location: authorize(url.searchParams) }).end();
      case '/token': {
        if (behaviour.tokenStatus !== undefined) return void response.writeHead(behaviour.tokenStatus).end();
        const given = new URLSearchParams(await text(request));
        if (!isClient(request, given)) return void json({ error: 'invalid_client' }, 401);
        const tokens = exchange(given);
        return void (tokens === undefined ? json({ error: 'invalid_grant' }, 400) : json(tokens));
      }
      case '/userinfo': {
        const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
        const known = accessTokens.has(token);
        return void (known ? json({ sub: behaviour.person.sub, ...behaviour.userInfo }) : json({}, 401));
      }
      default:
        return void json({}, 404);
    }
  }

  function isClient({ headers: { authorization } }: IncomingMessage, given: URLSearchParams): boolean {
    const methods = behaviour.discovered.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const method = authorization === undefined ? 'client_secret_post' : 'client_secret_basic';
    const posted = [given.get('client_id'), given.get('client_secret')];
    const [id, secret] = authorization === undefined ? posted : fromHeader(authorization);
    return Array.isArray(methods) && methods.includes(method) && id === CLIENT.id && secret === CLIENT.secret;
  }

  function authorize(asked: URLSearchParams): string {
    const redirectUri = asked.get('redirect_uri') ?? '';
    const back = new URL(redirectUri);
    const fits =
      asked.get('response_type') === 'code' &&
      asked.get('client_id') === CLIENT.id &&
      asked.get('code_challenge_method') === 'S256' &&
      asked.get('scope')?.split(' ').includes('openid');
    if (!fits) throw new Error(`This is no question of the code flow with PKCE: ${asked}`);
    back.searchParams.set('state', behaviour.state ?? asked.get('state') ?? '');
    if (behaviour.denies) {
      back.searchParams.set('error', 'access_denied');
      return back.href;
    }
    const code = randomBytes(16).toString('base64url');
    const challenge = behaviour.otherChallenge ? challengeOf('another') : (asked.get('code_challenge') ?? '');
    codes.set(code, { challenge, nonce: asked.get('nonce') ?? '', redirectUri });
    back.searchParams.set('code', code);
    return back.href;
  }

  function exchange(given: URLSearchParams): Claims | undefined {
    const code = given.get('code') ?? '';
    const granted = codes.get(code);
    codes.delete(code);
    if (granted === undefined || given.get('redirect_uri') !== granted.redirectUri) return undefined;
    if (challengeOf(given.get('code_verifier') ?? '') !== granted.challenge) return undefined;
    const accessToken = randomBytes(16).toString('base64url');
    accessTokens.add(accessToken);
    const seconds = Math.floor(now().getTime() / 1000);
    const claims = {
      iss: issuer,
      aud: CLIENT.id,
      iat: seconds,
      exp: seconds + 300,
      auth_time: seconds,
      nonce: granted.nonce,
      ...behaviour.person,
    };
    const key = behaviour.forges ? stranger.privateKey : keys.privateKey;
    const idToken = signed(behaviour.alter(claims), key);
    return { access_token: accessToken, token_type: 'Bearer', expires_in: 300, id_token: idToken };
  }

  return {
    client: CLIENT,
    behaviour,
    get issuer() {
      return issuer;
    },
  };
}

function wellBehaved(): Behaviour {
  return {
    person: { sub: 'person-1', email: 'reader@enterprise.example', email_verified: true },
    userInfo: {},
    alter: (claims) => claims,
    state: undefined,
    denies: false,
    otherChallenge: false,
    forges: false,
    discovered: {},
    tokenStatus: undefined,
  };
}

function configuration(issuer: string): Claims {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  };
}

/** In the header name and secret are each encoded as in a form first (RFC 6749, 2.3.1). */
function fromHeader(authorization: string): readonly (string | undefined)[] {
  const written = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
  return written.split(':').map(decodeURIComponent);
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function signed(claims: Claims, key: KeyObject): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'ES256', kid: KEY_ID })}.${part(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
