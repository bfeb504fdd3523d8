import type { SettingsView } from '../../shared/administration.ts';
import type { Config } from '../platform/config.ts';
import type { Hidden } from '../platform/hidden.ts';

/** The settings as an administrator may see them: an address of a server without the password in it. */
export function settingsOf(config: Config): SettingsView {
  const line = (
    name: SettingsView['settings'][number]['name'],
    variable: string,
    value: string | null,
  ): SettingsView['settings'][number] => ({ name, variable, value, source: config.given[variable] ?? 'default' });
  return {
    settings: [
      line('publicUrl', 'CHUANLI_PUBLIC_URL', config.publicUrl),
      line('listen', 'CHUANLI_PORT', `${config.host}:${config.port}`),
      line('mailServer', 'CHUANLI_SMTP_URL', withoutPassword(config.smtpUrl)),
      line('mailFrom', 'CHUANLI_MAIL_FROM', config.mailFrom),
      line('database', 'DATABASE_URL', withoutPassword(config.databaseUrl)),
      line('dataFolder', 'CHUANLI_DATA', config.dataFolder),
      line('secret', 'CHUANLI_SECRET', config.secret === undefined ? null : '••••••'),
      line('trustedProxies', 'CHUANLI_TRUSTED_PROXIES', config.trustedProxies.join(' ') || null),
      line('allowedOutgoing', 'CHUANLI_ALLOW_OUTGOING', config.allowedOutgoing.join(' ') || null),
      line('identityService', 'CHUANLI_OIDC_ISSUER', config.openId?.issuer ?? null),
      line('logLevel', 'CHUANLI_LOG_LEVEL', config.logLevel),
    ],
  };
}

function withoutPassword(address: Hidden | undefined): string | null {
  if (address === undefined) return null;
  const { protocol, host, pathname } = new URL(address.reveal());
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}
