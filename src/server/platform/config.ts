import { z } from 'zod';
import { Hidden } from './hidden.ts';
import { ProblemError } from './problems.ts';

/** What the program is told from outside, once, when it starts. */
export interface Config {
  readonly dataFolder: string;
  /** PostgreSQL instead of the embedded database. It bears a password. */
  readonly databaseUrl?: Hidden;
  readonly host: string;
  readonly port: number;
  /** How readers reach the service, for links in mails and feeds; without a slash at the end. */
  readonly publicUrl: string;
  /** An SMTP server instead of the folder `outbox`. It bears a password. */
  readonly smtpUrl?: Hidden;
  readonly mailFrom: string;
  /** Bytes that one uploaded file may have. */
  readonly uploadLimit: number;
  /** A folder on the server from which files to import can be chosen. */
  readonly importFolder?: string;
  /** Host names and CIDR blocks that webhooks may reach though they are internal. */
  readonly allowedOutgoing: readonly string[];
  /** Addresses or CIDR blocks of the proxies before the service, whose word on the client's address is believed. */
  readonly trustedProxies: readonly string[];
  /** The secret that unguessable addresses are made from, where several machines share one; else the data folder keeps it. */
  readonly secret?: Hidden;
  /** The variables that were set, by an option of the command or by the environment; all others have their defaults. */
  readonly given: Readonly<Record<string, 'option' | 'environment'>>;
  /** Whether assistants may work with API keys over the Model Context Protocol. */
  readonly mcp: boolean;
  /** The house's identity service, where people may sign in by it. */
  readonly openId?: OpenIdConfig;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** An OpenID Connect provider, and which account its people are. */
export interface OpenIdConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Hidden;
  /** What the entrance calls it. */
  readonly name: string;
  /** The claim that finds the account of a person who comes for the first time. */
  readonly claim: string;
}

/** What a command was told by its options; it goes before the environment. */
export interface ConfigFlags {
  readonly data?: string;
  readonly host?: string;
  readonly port?: number | string;
}

const list = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ''))
  .default([]);

const Environment = z.object({
  CHUANLI_DATA: z.string().min(1).default('var/data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  CHUANLI_HOST: z.string().min(1).default('127.0.0.1'),
  CHUANLI_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  CHUANLI_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CHUANLI_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  CHUANLI_MAIL_FROM: z.string().min(3).default('Chuanli <chuanli@localhost>'),
  CHUANLI_UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(1_000_000).default(2048),
  CHUANLI_IMPORT_FOLDER: z.string().min(1).optional(),
  CHUANLI_ALLOW_OUTGOING: list,
  CHUANLI_TRUSTED_PROXIES: list,
  CHUANLI_SECRET: z.string().optional(),
  CHUANLI_MCP: z.enum(['on', 'off']).default('off'),
  CHUANLI_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafeIssuer)
    .optional(),
  CHUANLI_OIDC_CLIENT_ID: z.string().min(1).optional(),
  CHUANLI_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  CHUANLI_OIDC_NAME: z.string().trim().min(1).max(40).optional(),
  CHUANLI_OIDC_CLAIM: z.string().min(1).max(100).default('email'),
  CHUANLI_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** Whoever speaks in the issuer's name opens every account, so only one on this machine may be reached without TLS. */
function isSafeIssuer(address: string): boolean {
  const { protocol, hostname, search, hash, username } = new URL(address);
  if (search !== '' || hash !== '' || username !== '') return false;
  return protocol === 'https:' || hostname === 'localhost' || /^127(\.\d+){3}$/.test(hostname) || hostname === '[::1]';
}

/**
 * Reads the configuration; an empty variable counts as not set.
 * @throws ProblemError `config.invalid` that names the variable and never repeats its value.
 */
export function readConfig(environment: NodeJS.ProcessEnv, flags: ConfigFlags = {}): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const options = {
    ...(flags.data === undefined ? {} : { CHUANLI_DATA: flags.data }),
    ...(flags.host === undefined ? {} : { CHUANLI_HOST: flags.host }),
    ...(flags.port === undefined ? {} : { CHUANLI_PORT: flags.port }),
  };
  const settings = parse({ ...Object.fromEntries(given), ...options });
  const address = settings.CHUANLI_HOST.includes(':') ? `[${settings.CHUANLI_HOST}]` : settings.CHUANLI_HOST;
  const publicUrl = settings.CHUANLI_PUBLIC_URL ?? `http://${address}:${settings.CHUANLI_PORT}`;
  return {
    dataFolder: settings.CHUANLI_DATA,
    ...(settings.DATABASE_URL === undefined ? {} : { databaseUrl: new Hidden(settings.DATABASE_URL) }),
    host: settings.CHUANLI_HOST,
    port: settings.CHUANLI_PORT,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    ...(settings.CHUANLI_SMTP_URL === undefined ? {} : { smtpUrl: new Hidden(settings.CHUANLI_SMTP_URL) }),
    mailFrom: settings.CHUANLI_MAIL_FROM,
    uploadLimit: settings.CHUANLI_UPLOAD_LIMIT_MB * 1024 * 1024,
    ...(settings.CHUANLI_IMPORT_FOLDER === undefined ? {} : { importFolder: settings.CHUANLI_IMPORT_FOLDER }),
    allowedOutgoing: settings.CHUANLI_ALLOW_OUTGOING,
    trustedProxies: settings.CHUANLI_TRUSTED_PROXIES,
    ...(settings.CHUANLI_SECRET === undefined ? {} : { secret: new Hidden(settings.CHUANLI_SECRET) }),
    given: Object.fromEntries([
      ...given.filter(([name]) => name in Environment.shape).map(([name]) => [name, 'environment']),
      ...Object.keys(options).map((name) => [name, 'option']),
    ]),
    mcp: settings.CHUANLI_MCP === 'on',
    ...openIdOf(settings),
    logLevel: settings.CHUANLI_LOG_LEVEL,
  };
}

/** Issuer, client and its secret go together: one of them alone is a mistake that would only show at the entrance. */
function openIdOf(settings: z.infer<typeof Environment>): { readonly openId?: OpenIdConfig } {
  const {
    CHUANLI_OIDC_ISSUER: issuer,
    CHUANLI_OIDC_CLIENT_ID: clientId,
    CHUANLI_OIDC_CLIENT_SECRET: clientSecret,
  } = settings;
  const together = {
    CHUANLI_OIDC_ISSUER: issuer,
    CHUANLI_OIDC_CLIENT_ID: clientId,
    CHUANLI_OIDC_CLIENT_SECRET: clientSecret,
  };
  const missing = Object.entries(together).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === 3) return {};
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) throw invalid(missing);
  const name = settings.CHUANLI_OIDC_NAME ?? new URL(issuer).host;
  return {
    openId: { issuer, clientId, clientSecret: new Hidden(clientSecret), name, claim: settings.CHUANLI_OIDC_CLAIM },
  };
}

function parse(given: Record<string, unknown>): z.infer<typeof Environment> {
  const result = Environment.safeParse(given);
  if (result.success) return result.data;
  throw invalid([...new Set(result.error.issues.map((issue) => String(issue.path[0])))]);
}

function invalid(names: readonly string[]): ProblemError {
  return new ProblemError({
    code: 'config.invalid',
    zh: `配置项 ${names.join('、')} 的值无效。${names.map((name) => expectations[name]?.zh ?? '').join('')}`,
    en: `The setting ${names.join(', ')} has a value that cannot be used. ${names.map((name) => expectations[name]?.en ?? '').join(' ')}`,
  });
}

const oidcTogether = {
  zh: 'CHUANLI_OIDC_ISSUER、CHUANLI_OIDC_CLIENT_ID、CHUANLI_OIDC_CLIENT_SECRET 须同时设置。',
  en: 'CHUANLI_OIDC_ISSUER, CHUANLI_OIDC_CLIENT_ID and CHUANLI_OIDC_CLIENT_SECRET are set together.',
};

const expectations: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  DATABASE_URL: { zh: '应形如 postgres://用户@主机/数据库。', en: 'It looks like postgres://user@host/database.' },
  CHUANLI_PORT: { zh: '端口应为 0 到 65535 的整数。', en: 'A port is a whole number from 0 to 65535.' },
  CHUANLI_UPLOAD_LIMIT_MB: {
    zh: '应为 1 到 1000000 的整数，单位 MB。',
    en: 'It is a whole number of megabytes from 1 to 1000000.',
  },
  CHUANLI_PUBLIC_URL: { zh: '应以 http:// 或 https:// 开头。', en: 'It starts with http:// or https://.' },
  CHUANLI_SMTP_URL: { zh: '应形如 smtp://主机:587。', en: 'It looks like smtp://host:587.' },
  CHUANLI_OIDC_ISSUER: {
    zh: '应为身份服务的 https:// 地址，不含参数；只有本机（localhost、127.0.0.1）可用 http://。',
    en: 'It is the https:// address of the identity service without parameters; http:// only on this machine.',
  },
  CHUANLI_OIDC_CLIENT_ID: oidcTogether,
  CHUANLI_OIDC_CLIENT_SECRET: oidcTogether,
  CHUANLI_LOG_LEVEL: {
    zh: '可用 fatal、error、warn、info、debug、silent。',
    en: 'Use fatal, error, warn, info, debug or silent.',
  },
};
