/**
 * How many prefectures each province has, as the Ministry of Civil Affairs counts them: 333 in all. A municipality, and 兵团 with its
 * divisions, has none and stands for one itself.
 */
const PREFECTURES: Readonly<Record<string, number>> = {
  ...{ 130000: 11, 140000: 11, 150000: 12, 210000: 14, 220000: 9, 230000: 13 },
  ...{ 320000: 13, 330000: 11, 340000: 16, 350000: 9, 360000: 11, 370000: 16 },
  ...{ 410000: 17, 420000: 13, 430000: 14, 440000: 21, 450000: 14, 460000: 4 },
  ...{ 510000: 21, 520000: 9, 530000: 16, 540000: 7 },
  ...{ 610000: 10, 620000: 14, 630000: 8, 640000: 5, 650000: 14 },
};

/** Prefectures of a province in a year; 莱芜 went into 济南 in January 2019. */
export function prefecturesOf(province: string, year: number): number {
  const now = PREFECTURES[province] ?? 1;
  return province === '370000' && year < 2019 ? now + 1 : now;
}

/** Whether a province is not divided into prefectures. */
export function standsForOne(province: string): boolean {
  return PREFECTURES[province] === undefined;
}

/** The prefecture that a six-digit code stands in, itself included; null for a province, and for counties that a province governs itself. */
export function prefectureOf(code: string): string | null {
  if (!/^\d{6}$/.test(code)) return null;
  const province = `${code.slice(0, 2)}0000`;
  if (standsForOne(province)) return province;
  const city = code.slice(2, 4);
  return city === '00' || city === '90' ? null : `${code.slice(0, 4)}00`;
}
