import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalCreditCode, creditCodeCheck } from './rules.ts';

const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const body = fc.array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 }).map((chosen) => chosen.join(''));
const code = body.map((first) => first + creditCodeCheck(first));

describe('the unified social credit code', () => {
  it.each(['91110000600037341L', '91350100M000100Y43'])('accepts %s, as printed in public', (real) => {
    expect(canonicalCreditCode(real)).toBe(real);
  });

  it('reads full-width, lower-case and spaced writing to one form', () => {
    expect(canonicalCreditCode(' 91350100-m000 100y43')).toBe('91350100M000100Y43');
    expect(canonicalCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')).toBe('91350100M000100Y43');
  });

  it('is its own canonical form', () => {
    fc.assert(fc.property(code, (valid) => canonicalCreditCode(valid) === valid));
  });

  it('notices every single wrong character, and names the right check character', () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...signs), (valid, place, sign) => {
        fc.pre(valid[place] !== sign);
        const wrong = valid.slice(0, place) + sign + valid.slice(place + 1);
        const expected = {
          code: 'credit-code.check',
          en: expect.stringContaining(`“${creditCodeCheck(wrong.slice(0, 17))}”`),
        };
        expect(() => canonicalCreditCode(wrong)).toThrow(
          expect.objectContaining({ problem: expect.objectContaining(expected) }),
        );
      }),
    );
  });

  it('notices neighbours that changed places', () => {
    fc.assert(
      fc.property(code, fc.nat(15), (valid, place) => {
        fc.pre(valid[place] !== valid[place + 1]);
        const swapped = `${valid.slice(0, place)}${valid[place + 1]}${valid[place]}${valid.slice(place + 2)}`;
        expect(() => canonicalCreditCode(swapped)).toThrow('credit-code.check');
      }),
    );
  });

  it.each([
    ['', 'credit-code.length'],
    ['91350100M000100Y4', 'credit-code.length'],
    ['91350100M000100Y433', 'credit-code.length'],
    ['91350100M000100I43', 'credit-code.character'],
    ['91350100M000100电43', 'credit-code.character'],
  ])('refuses %j as %s', (written, problem) => {
    expect(() => canonicalCreditCode(written)).toThrow(problem);
  });
});
