import { ProblemError } from '../server/platform/problems.ts';
import { type Province, provinceCoded, provinceNamed } from '../shared/regions.ts';

/** The province that a call names, in Chinese or by its code. @throws ProblemError where there is none. */
export function provinceMeant(written: string): Province {
  const province = provinceNamed(written.trim()) ?? provinceCoded(written.trim());
  if (province !== undefined) return province;
  throw new ProblemError({
    code: 'call.no-province',
    zh: `没有名为“${written}”的省份。请写省级地区的名称，如 江西、内蒙古、兵团，或六位代码。`,
    en: `There is no province "${written}". Write it in Chinese as offices do, such as 江西, 内蒙古 or 兵团, or its six digits.`,
  });
}
