import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from './durable-files.ts';
import { ProblemError } from './problems.ts';

/**
 * The secret of an installation, from which every address that must not be guessed is made. Nothing made from it is stored, so
 * a stolen database opens no feed and no link.
 */
export interface Secret {
  /** A token for a purpose: base64url, 256 bits of HMAC-SHA256 behind the payload it vouches for. */
  sign(purpose: string, payload: string): string;
  /** The payload of a token made for this purpose; undefined for any other text. */
  verify(purpose: string, token: string): string | undefined;
  /** Bytes for a purpose and a name, such as a webhook's shared key. */
  derive(purpose: string, name: string): Buffer;
}

const FILE = 'secret.key';
const BYTES = 32;
const TOKEN_LIMIT = 1024;

/**
 * The secret of a data folder, made on first use and readable by its owner only; or the one given (at least 32 characters), for
 * installations of several machines.
 */
export function openSecret(dataFolder: string, given?: string): Secret {
  if (given === undefined) return secretOf(fileSecret(join(dataFolder, FILE)));
  if (given.length < BYTES) throw new ProblemError(tooShort);
  return secretOf(Buffer.from(given));
}

const tooShort = {
  code: 'config.secret-too-short',
  zh: `CHUANLI_SECRET 至少要有 ${BYTES} 个字符。请设置更长的随机字符串，或去掉它以使用数据目录中的密钥。`,
  en: `CHUANLI_SECRET needs at least ${BYTES} characters. Set a longer random text, or remove it to use the key in the data folder.`,
};

/** Linking the finished file into place lets one of two processes win and both read the same whole key. */
function fileSecret(path: string): Buffer {
  const read = (): Buffer | undefined => {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  };
  const known = read();
  if (known !== undefined) return known;
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, randomBytes(BYTES), { mode: 0o600, flush: true });
  try {
    linkSync(unfinished, path);
    syncFolder(dirname(path));
  } catch (error) {
    if (read() === undefined) throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  return readFileSync(path);
}

function secretOf(key: Buffer): Secret {
  const mac = (purpose: string, text: string): Buffer =>
    createHmac('sha256', key).update(`${purpose}\n${text}`).digest();
  return {
    sign: (purpose, payload) =>
      `${Buffer.from(payload).toString('base64url')}.${mac(purpose, payload).toString('base64url')}`,
    verify(purpose, token) {
      const [payload, signature, ...rest] = token.split('.');
      if (token.length > TOKEN_LIMIT || payload === undefined || signature === undefined || rest.length > 0)
        return undefined;
      const text = Buffer.from(payload, 'base64url').toString();
      const expected = mac(purpose, text);
      const offered = Buffer.from(signature, 'base64url');
      return offered.length === expected.length && timingSafeEqual(offered, expected) ? text : undefined;
    },
    derive: (purpose, name) => mac(`derive:${purpose}`, name),
  };
}
