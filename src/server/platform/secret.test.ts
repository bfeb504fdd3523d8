import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolder, useTempFolders } from '../../../test/support/temp.ts';
import { openSecret } from './secret.ts';

useTempFolders();

describe('the secret of an installation', () => {
  it('stays the same for one data folder, is readable by its owner only, and differs between folders', () => {
    const folder = tempFolder();
    const token = openSecret(folder).sign('feed', '7');
    expect(openSecret(folder).verify('feed', token)).toBe('7');
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secret.key')).length).toBe(32);
    expect(openSecret(tempFolder()).verify('feed', token)).toBeUndefined();
  });

  it('vouches for a payload under its purpose only, and for no token that was changed', () => {
    const secret = openSecret(tempFolder(), 'a secret of thirty-two characters');
    fc.assert(
      fc.property(fc.string(), fc.nat(), (payload, at) => {
        const token = secret.sign('feed', payload);
        expect(secret.verify('feed', token)).toBe(payload);
        expect(secret.verify('stop', token)).toBeUndefined();
        const place = token.indexOf('.') + 1 + (at % 40);
        const changed = token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1);
        expect(secret.verify('feed', changed)).toBeUndefined();
      }),
    );
  });

  it('refuses a secret that is too short', () => {
    expect(() => openSecret(tempFolder(), 'short')).toThrow('config.secret-too-short');
  });
});
