import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ProblemError } from './problems.ts';

/** A request to an address that somebody entered, and that may be meant to reach where it should not. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface OutgoingResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** What was read of it: no more than `maxBytes` of the rules. */
  readonly body: Buffer;
}

export interface OutgoingRules {
  /** Host names and CIDR blocks (`10.1.0.0/16`) that may be private and may be spoken to without TLS. */
  readonly allowed?: readonly string[];
  /** For the whole exchange, in milliseconds. */
  readonly timeout?: number;
  /** Bytes of the body that are read; the rest is left with the sender. 1,000,000 by default. */
  readonly maxBytes?: number;
  /** How names become addresses; the system's resolver unless a test says otherwise. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/**
 * Sends one request, after checking every address that the host name stands for, to exactly the address that was checked:
 * a name that resolves to something else a moment later changes nothing. Private, loopback, link-local, metadata and other
 * special addresses are refused unless allowed. A redirection is returned as it is and never followed.
 */
export async function sendOutgoing(request: OutgoingRequest, rules: OutgoingRules = {}): Promise<OutgoingResponse> {
  const url = readUrl(request.url);
  const allowed = rules.allowed ?? [];
  const addresses = await resolveHost(url, rules.resolve ?? resolveBySystem);
  const nameAllowed = allowed.includes(url.hostname);
  const addressAllowed = (address: string) => nameAllowed || inAllowedBlock(address, allowed);
  const refusedAddress = addresses.find((address) => !addressAllowed(address) && !isPublic(address));
  if (refusedAddress !== undefined) throw privateAddress(url, refusedAddress);
  if (url.protocol === 'http:' && !addresses.every(addressAllowed)) throw withoutTls(url);
  const address = addresses[0];
  if (address === undefined) throw unresolved(url);
  return exchange(url, address, request, rules);
}

function readUrl(written: string): URL {
  const url = URL.parse(written);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw notAnAddress(written);
  return url;
}

async function resolveHost(
  url: URL,
  resolve: (host: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return [host];
  try {
    return await resolve(host);
  } catch (error) {
    throw unresolved(url, error);
  }
}

async function resolveBySystem(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
}

/** Whether an address is one of the public internet: everything with a special purpose (RFC 6890) is not. */
export function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast';
}

function inAllowedBlock(address: string, allowed: readonly string[]): boolean {
  const parsed = ipaddr.process(address);
  return allowed.some((entry) => {
    if (!ipaddr.isValidCIDR(entry))
      return ipaddr.isValid(entry) && ipaddr.process(entry).toString() === parsed.toString();
    const [block, bits] = ipaddr.parseCIDR(entry);
    return block.kind() === parsed.kind() && parsed.match(block, bits);
  });
}

function exchange(
  url: URL,
  address: string,
  request: OutgoingRequest,
  rules: OutgoingRules,
): Promise<OutgoingResponse> {
  const { timeout = 15_000, maxBytes = 1_000_000 } = rules;
  const { promise, resolve, reject } = Promise.withResolvers<OutgoingResponse>();
  const signal = AbortSignal.timeout(timeout);
  const sending = (url.protocol === 'https:' ? https : http).request(url, {
    method: request.method ?? 'GET',
    headers: { ...request.headers },
    lookup: always(address),
    agent: false,
    signal,
  });
  const fail = (error: unknown) => reject(signal.aborted ? tooSlow(url, timeout) : failed(url, error));
  sending.on('error', fail);
  sending.on('response', (response) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const settle = () => {
      const body = Buffer.concat(pieces).subarray(0, maxBytes);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
    };
    response.on('error', fail);
    response.on('data', (piece: Buffer) => {
      length += piece.length;
      pieces.push(piece);
      if (length <= maxBytes) return;
      settle();
      sending.destroy();
    });
    response.on('end', settle);
  });
  sending.end(request.body);
  return promise;
}

/** A resolver that knows one answer: the address that was checked. */
function always(address: string): LookupFunction {
  const family = ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4;
  return (_host, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

function notAnAddress(written: string): ProblemError {
  return new ProblemError({
    code: 'outgoing.not-an-address',
    zh: `“${written}”不是可用的网址。请填写以 https:// 开头的完整网址。`,
    en: `“${written}” is not a web address that can be used. Give a whole one that starts with https://.`,
  });
}

function privateAddress(url: URL, address: string): ProblemError {
  return new ProblemError({
    code: 'outgoing.private-address',
    zh: `${url.host} 指向内部或特殊地址 ${address}，不允许访问。如确有需要，请管理员将它列入 CHUANLI_ALLOW_OUTGOING。`,
    en: `${url.host} stands for the internal or special address ${address}, which may not be reached. If it is wanted, an administrator can list it in CHUANLI_ALLOW_OUTGOING.`,
  });
}

function withoutTls(url: URL): ProblemError {
  return new ProblemError({
    code: 'outgoing.without-tls',
    zh: `${url.host} 未使用加密连接。请改用 https://，或由管理员将它列入 CHUANLI_ALLOW_OUTGOING。`,
    en: `${url.host} would be reached without encryption. Use https://, or have an administrator list it in CHUANLI_ALLOW_OUTGOING.`,
  });
}

function unresolved(url: URL, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'outgoing.unknown-host',
      zh: `找不到主机 ${url.hostname}。请检查网址。`,
      en: `There is no host ${url.hostname}. Check the address.`,
    },
    { cause },
  );
}

function tooSlow(url: URL, timeout: number): ProblemError {
  return new ProblemError({
    code: 'outgoing.too-slow',
    zh: `${url.host} 在 ${timeout / 1000} 秒内没有答复完。`,
    en: `${url.host} did not answer in full within ${timeout / 1000} seconds.`,
  });
}

function failed(url: URL, cause: unknown): ProblemError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProblemError(
    {
      code: 'outgoing.failed',
      zh: `与 ${url.host} 的通信失败：${reason}。`,
      en: `The exchange with ${url.host} failed: ${reason}.`,
    },
    { cause },
  );
}
