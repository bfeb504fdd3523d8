import { type Problem, ProblemError } from '../../platform/problems.ts';

/** The 31 signs of GB 32100 in the order of their values; I, O, S, V and Z are left out because they are misread. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * The check character of a unified social credit code: GB 32100-2015, annex A, modulo 31 with the weights 3^0 … 3^16.
 * @param body the first 17 characters, in upper case.
 */
export function creditCodeCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const sign of body) {
    sum += signs.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return signs[(31 - (sum % 31)) % 31] ?? '';
}

/**
 * A unified social credit code (统一社会信用代码) in its canonical form: 18 characters, upper case, without spaces.
 * @throws ProblemError with the right check character when only that is wrong.
 */
export function canonicalCreditCode(written: string): string {
  const code = written.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  if (code.length !== 18) throw new ProblemError(wrongLength(written, code.length));
  const stranger = [...code].find((sign) => !signs.includes(sign));
  if (stranger !== undefined) throw new ProblemError(wrongSign(written, stranger));
  const expected = creditCodeCheck(code.slice(0, 17));
  if (code[17] !== expected) throw new ProblemError(wrongCheck(written, expected));
  return code;
}

function wrongLength(written: string, length: number): Problem {
  return {
    code: 'credit-code.length',
    zh: `统一社会信用代码应为 18 位，“${written}”有 ${length} 位。请核对营业执照。`,
    en: `A unified social credit code has 18 characters; “${written}” has ${length}. Check the business licence.`,
  };
}

function wrongSign(written: string, sign: string): Problem {
  return {
    code: 'credit-code.character',
    zh: `统一社会信用代码“${written}”含有不允许的字符“${sign}”（只用数字和除 I、O、S、V、Z 以外的大写字母）。请核对营业执照。`,
    en: `“${sign}” in the unified social credit code “${written}” is not allowed (digits and the letters without I, O, S, V, Z). Check the business licence.`,
  };
}

function wrongCheck(written: string, expected: string): Problem {
  return {
    code: 'credit-code.check',
    zh: `统一社会信用代码“${written}”的校验码不对：按前 17 位计算，末位应为“${expected}”。请核对是否抄错。`,
    en: `The check character of the unified social credit code “${written}” is wrong: from the first 17 it should be “${expected}”. Check for a slip in copying.`,
  };
}
