/** A province of China, or what stands on a par with one. */
export interface Province {
  /** GB/T 2260, six digits; for 兵团, which the standard leaves out, the 66 that the state's statistics give it. */
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly en: string;
}

const table = `
110000 北京市 北京 Beijing
120000 天津市 天津 Tianjin
130000 河北省 河北 Hebei
140000 山西省 山西 Shanxi
150000 内蒙古自治区 内蒙古 Inner_Mongolia
210000 辽宁省 辽宁 Liaoning
220000 吉林省 吉林 Jilin
230000 黑龙江省 黑龙江 Heilongjiang
310000 上海市 上海 Shanghai
320000 江苏省 江苏 Jiangsu
330000 浙江省 浙江 Zhejiang
340000 安徽省 安徽 Anhui
350000 福建省 福建 Fujian
360000 江西省 江西 Jiangxi
370000 山东省 山东 Shandong
410000 河南省 河南 Henan
420000 湖北省 湖北 Hubei
430000 湖南省 湖南 Hunan
440000 广东省 广东 Guangdong
450000 广西壮族自治区 广西 Guangxi
460000 海南省 海南 Hainan
500000 重庆市 重庆 Chongqing
510000 四川省 四川 Sichuan
520000 贵州省 贵州 Guizhou
530000 云南省 云南 Yunnan
540000 西藏自治区 西藏 Tibet
610000 陕西省 陕西 Shaanxi
620000 甘肃省 甘肃 Gansu
630000 青海省 青海 Qinghai
640000 宁夏回族自治区 宁夏 Ningxia
650000 新疆维吾尔自治区 新疆 Xinjiang
660000 新疆生产建设兵团 兵团 Xinjiang_Corps
`;

/** The provinces of the mainland in the order of GB/T 2260, 兵团 last. */
export const PROVINCES: readonly Province[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', short = '', en = ''] = line.split(' ');
    return { code, name, short, en: en.replace('_', ' ') };
  });

const byName: ReadonlyMap<string, Province> = new Map(
  PROVINCES.flatMap((province) => [
    [province.name, province] as const,
    [province.short, province] as const,
    [`${province.short}省`, province] as const,
    [`${province.short}自治区`, province] as const,
  ]),
);

/** A province by its full or short name, in Simplified characters. */
export function provinceNamed(name: string): Province | undefined {
  return byName.get(name);
}

const byCode: ReadonlyMap<string, Province> = new Map(PROVINCES.map((province) => [province.code, province]));

/** A province by its six-digit code. */
export function provinceCoded(code: string): Province | undefined {
  return byCode.get(code);
}

/** What a province is called; a code that is none as it is, nothing where there is none. */
export function provinceName(code: string | null, language: 'zh' | 'en'): string {
  const province = code === null ? undefined : provinceCoded(code);
  return province === undefined ? (code ?? '') : { zh: province.name, en: province.en }[language];
}

/** The code of the province that a six-digit code stands in; null for what is no code of a province, a city or a district. */
export function provinceOf(code: string | null): string | null {
  if (code === null || !/^\d{6}$/.test(code)) return null;
  const province = `${code.slice(0, 2)}0000`;
  return byCode.has(province) ? province : null;
}
