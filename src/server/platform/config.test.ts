import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the configuration', () => {
  it('without any setting serves this machine only, from a folder of its own', () => {
    expect(readConfig({})).toEqual({
      dataFolder: 'var/data',
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://127.0.0.1:8080',
      mailFrom: 'Chuanli <chuanli@localhost>',
      allowedOutgoing: [],
      trustedProxies: [],
      uploadLimit: 2 * 1024 ** 3,
      given: {},
      mcp: false,
      logLevel: 'info',
    });
  });

  it('takes options before the environment, and an empty variable for none', () => {
    const environment = {
      CHUANLI_DATA: '/srv/a',
      CHUANLI_PORT: '',
      CHUANLI_HOST: '::1',
      CHUANLI_ALLOW_OUTGOING: 'a.example, 10.0.0.0/8',
    };
    expect(readConfig(environment, { data: '/srv/b', port: '0' })).toMatchObject({
      dataFolder: '/srv/b',
      given: { CHUANLI_DATA: 'option', CHUANLI_PORT: 'option', CHUANLI_HOST: 'environment' },
      port: 0,
      publicUrl: 'http://[::1]:0',
      allowedOutgoing: ['a.example', '10.0.0.0/8'],
    });
    expect(readConfig({ CHUANLI_PUBLIC_URL: 'https://push.example.cn/' }).publicUrl).toBe('https://push.example.cn');
  });

  it('shows no password unless asked', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://app:hunter2@db/app',
      CHUANLI_SMTP_URL: 'smtp://u:hunter2@mail',
      CHUANLI_SECRET: 'hunter2-hunter2',
      CHUANLI_OIDC_ISSUER: 'https://id.example.cn/realms/house',
      CHUANLI_OIDC_CLIENT_ID: 'chuanli',
      CHUANLI_OIDC_CLIENT_SECRET: 'hunter2',
    });
    expect(`${JSON.stringify(config)}${inspect(config)}${config.databaseUrl}`).not.toContain('hunter2');
    expect(config.databaseUrl?.reveal()).toBe('postgres://app:hunter2@db/app');
    expect(config.openId).toMatchObject({ name: 'id.example.cn', claim: 'email' });
  });

  it.each([
    { DATABASE_URL: 'mysql://app:hunter2@db/app' },
    { CHUANLI_PORT: '70000' },
    { CHUANLI_PUBLIC_URL: 'push.example.cn' },
    { CHUANLI_SMTP_URL: 'hunter2' },
    { CHUANLI_LOG_LEVEL: 'loud' },
    { CHUANLI_OIDC_ISSUER: 'http://id.example.cn' },
    { CHUANLI_OIDC_ISSUER: 'http://10.0.0.1' },
    { CHUANLI_OIDC_ISSUER: 'http://127.0.0.1.example.cn' },
    { CHUANLI_OIDC_ISSUER: 'https://id.example.cn?tenant=1' },
  ])('refuses %j, naming the setting and not its value', (environment) => {
    const [[name, value] = []] = Object.entries(environment);
    const expected = {
      code: 'config.invalid',
      zh: expect.stringContaining(`${name}`),
      en: expect.not.stringContaining(`${value}`),
    };
    expect(() => readConfig(environment)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining(expected) }),
    );
  });

  it('takes the identity service whole or not at all', () => {
    const whole = {
      CHUANLI_OIDC_ISSUER: 'http://localhost:8180/realms/house',
      CHUANLI_OIDC_CLIENT_ID: 'chuanli',
      CHUANLI_OIDC_CLIENT_SECRET: 'hunter2',
    };
    expect(readConfig({ ...whole, CHUANLI_OIDC_NAME: '统一身份认证' }).openId?.name).toBe('统一身份认证');
    for (const name of Object.keys(whole)) {
      const problem = { code: 'config.invalid', zh: expect.stringContaining(name) };
      expect(() => readConfig({ ...whole, [name]: '' })).toThrow(
        expect.objectContaining({ problem: expect.objectContaining(problem) }),
      );
    }
  });
});
