import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  clockSkew,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
} from 'openid-client';
import type { Clock } from '../clock.ts';
import type { Hidden } from '../hidden.ts';
import { sendOutgoing } from '../outgoing.ts';
import { ProblemError } from '../problems.ts';

export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Hidden;
  /** The claim that is asked for besides who it is; looked for at the userinfo endpoint where the ID token lacks it. */
  readonly claim: string;
  /** Where the provider sends the browser back to, as it is registered there. */
  readonly redirectUri: string;
  /** Internal hosts and blocks that may be reached, as `sendOutgoing` takes them. */
  readonly allowed: readonly string[];
}

/** What binds the provider's answer to one question; none of it is guessable. */
export interface OpenIdQuestion {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface OpenIdIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Those of the ID token, or of the userinfo endpoint where that lacks the claim that is asked for. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Whether the provider says that it asked for more than one factor. */
  readonly multiFactor: boolean;
}

/** An answer that is not believed. Its text names what is wrong and repeats nothing that was sent. */
export class OpenIdRefusal extends Error {
  readonly reason: 'cancelled' | 'failed' | 'unavailable';

  constructor(reason: OpenIdRefusal['reason'], what: string) {
    super(what);
    this.name = 'OpenIdRefusal';
    this.reason = reason;
  }
}

/** An identity service, asked anew for its keys and addresses each time, so that the office starts and goes on without it. */
export interface OpenIdProvider {
  /** Where to send a browser with a question. @throws OpenIdRefusal */
  address(question: OpenIdQuestion): Promise<string>;
  /** Who the answer in a callback's query says the person is. @throws OpenIdRefusal */
  identify(query: URLSearchParams, question: OpenIdQuestion): Promise<OpenIdIdentity>;
}

const TIMEOUT_MS = 10_000;

/**
 * A provider by its issuer: authorization code with PKCE, ID tokens checked with the issuer's keys, every request through the check of
 * outgoing addresses.
 * @param maxAge seconds after which the provider asks the person again, though it knows who it is.
 */
export function openIdProvider(settings: OpenIdSettings, maxAge: number, clock: Clock): OpenIdProvider {
  const { redirectUri } = settings;
  return {
    async address({ state, nonce, verifier }) {
      try {
        const parameters = {
          redirect_uri: redirectUri,
          scope: 'openid profile email',
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          max_age: String(maxAge),
        };
        return buildAuthorizationUrl(await discover(settings, clock), parameters).href;
      } catch (thrown) {
        return refuse(thrown);
      }
    },

    async identify(query, { state, nonce, verifier }) {
      try {
        const configuration = await discover(settings, clock);
        const answered = new URL(redirectUri);
        answered.search = query.toString();
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, maxAge };
        const tokens = await authorizationCodeGrant(configuration, answered, checks);
        const claims = tokens.claims();
        if (claims === undefined) throw new OpenIdRefusal('failed', 'no ID token');
        return {
          issuer: claims.iss,
          subject: claims.sub,
          claims: await claimsWith(settings.claim, configuration, claims, tokens.access_token),
          multiFactor: saysMultiFactor(claims),
        };
      } catch (thrown) {
        return refuse(thrown);
      }
    },
  };
}

async function discover(settings: OpenIdSettings, clock: Clock): Promise<Configuration> {
  const issuer = new URL(settings.issuer);
  const secret = settings.clientSecret.reveal();
  const skew = Math.round((clock.now().getTime() - Date.now()) / 1000);
  const configuration = await discovery(issuer, settings.clientId, { [clockSkew]: skew }, clientAuth(secret), {
    [customFetch]: checkedFetch(settings.allowed),
    // Only an issuer on this machine may be given without TLS, and each address is checked again when it is asked.
    execute: [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])],
  });
  // An address for all tenants of a provider stands for as many issuers, each with people of its own.
  if (new URL(configuration.serverMetadata().issuer).href !== issuer.href) {
    throw new OpenIdRefusal('failed', 'the provider calls itself by another issuer');
  }
  return configuration;
}

/** As the provider takes it; the header is what a provider has to take that says nothing. */
function clientAuth(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}

function checkedFetch(allowed: readonly string[]): CustomFetch {
  return async (url, { method, headers, body }) => {
    if (method !== 'GET' && method !== 'POST') throw new TypeError(`${method} is not sent to a provider.`);
    const text = body === undefined || body === null ? {} : { body: String(body) };
    const answer = await sendOutgoing({ url, method, headers, ...text }, { allowed, timeout: TIMEOUT_MS });
    const { 'content-type': type } = answer.headers;
    return new Response(BODILESS.has(answer.status) ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: typeof type === 'string' ? { 'content-type': type } : {},
    });
  };
}

const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** From one place alone: that a mail address is verified, said in one, is nothing said of an address in the other. */
async function claimsWith(
  claim: string,
  configuration: Configuration,
  claims: Readonly<Record<string, unknown>> & { readonly sub: string },
  accessToken: string,
): Promise<Readonly<Record<string, unknown>>> {
  const isComplete = claims[claim] !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined;
  return isComplete ? claims : fetchUserInfo(configuration, accessToken, claims.sub);
}

/** RFC 8176 has a word for it; the contexts are those of OpenID's PAPE and of REFEDS. */
function saysMultiFactor({ amr, acr }: Readonly<Record<string, unknown>>): boolean {
  return (Array.isArray(amr) && amr.includes('mfa')) || MULTI_FACTOR_CONTEXTS.has(acr);
}

const MULTI_FACTOR_CONTEXTS: ReadonlySet<unknown> = new Set([
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
  'https://refeds.org/profile/mfa',
]);

/** What the library throws may hold tokens as its cause, so nothing of it goes further but the name of what is wrong. */
function refuse(thrown: unknown): never {
  if (thrown instanceof OpenIdRefusal) throw thrown;
  if (thrown instanceof AuthorizationResponseError || thrown instanceof ResponseBodyError) {
    const error = ERROR_NAME.test(thrown.error) ? thrown.error : 'an error of its own';
    throw new OpenIdRefusal(
      thrown.error === 'access_denied' ? 'cancelled' : 'failed',
      `the provider answered ${error}`,
    );
  }
  for (let cause: unknown = thrown; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ProblemError) throw new OpenIdRefusal('unavailable', cause.problem.code);
  }
  if (thrown instanceof ClientError && thrown.code !== undefined) {
    const silent = thrown.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || thrown.code === 'OAUTH_RESPONSE_IS_NOT_JSON';
    throw new OpenIdRefusal(silent ? 'unavailable' : 'failed', thrown.code);
  }
  throw new OpenIdRefusal('failed', 'an answer that was not understood');
}

const ERROR_NAME = /^[a-z_]{1,60}$/;
