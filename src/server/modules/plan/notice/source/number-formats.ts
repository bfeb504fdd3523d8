const DIGITS = '零一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** 1 … 9999 in Chinese: 一百零三. Ten to nineteen begin with 十, unless the legal characters are asked for. */
function chineseCounting(value: number, digits = DIGITS, units = ['', '十', '百', '千']): string {
  if (value === 0) return digits[0]!;
  let written = '';
  let isZeroOwed = false;
  const figures = [...String(value)].map(Number);
  for (const [at, figure] of figures.entries()) {
    if (figure === 0) {
      isZeroOwed = true;
      continue;
    }
    if (isZeroOwed) written += digits[0];
    isZeroOwed = false;
    written += digits[figure]! + units[figures.length - 1 - at]!;
  }
  return digits === DIGITS && written.startsWith('一十') ? written.slice(1) : written;
}

function roman(value: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let written = '';
  for (const [worth, sign] of signs) {
    written += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return written;
}

/** a … z, aa … zz. */
function letters(value: number): string {
  return value === 0 ? '' : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

/** The sign of a block of characters that stand for 1, 2, 3 …; digits beyond it. */
function sign(first: string, count: number, value: number): string {
  return value >= 1 && value <= count ? String.fromCharCode(first.charCodeAt(0) + value - 1) : String(value);
}

const counting = (value: number) => chineseCounting(value);
const legal = (value: number) => chineseCounting(value, LEGAL_DIGITS, ['', '拾', '佰', '仟']);
const byDigit = (value: number) => [...String(value)].map((digit) => DIGITS[Number(digit)]).join('');

const FORMATS: ReadonlyMap<string, (value: number) => string> = new Map([
  ['decimal', String],
  ['decimalZero', (value: number) => String(value).padStart(2, '0')],
  [
    'decimalFullWidth',
    (value: number) => String(value).replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)]!),
  ],
  ['decimalEnclosedCircle', (value: number) => sign('①', 20, value)],
  ['decimalEnclosedCircleChinese', (value: number) => sign('①', 20, value)],
  ['decimalEnclosedParen', (value: number) => sign('⑴', 20, value)],
  ['decimalEnclosedFullstop', (value: number) => sign('⒈', 20, value)],
  ['chineseCounting', counting],
  ['chineseCountingThousand', counting],
  ['japaneseCounting', counting],
  ['taiwaneseCounting', counting],
  ['taiwaneseCountingThousand', counting],
  ['ideographDigital', byDigit],
  ['japaneseDigitalTenThousand', byDigit],
  ['chineseLegalSimplified', legal],
  ['ideographLegalTraditional', legal],
  ['ideographEnclosedCircle', (value: number) => sign('㊀', 10, value)],
  ['ideographTraditional', (value: number) => STEMS[value - 1] ?? String(value)],
  ['upperRoman', roman],
  ['lowerRoman', (value: number) => roman(value).toLowerCase()],
  ['upperLetter', (value: number) => letters(value).toUpperCase()],
  ['lowerLetter', letters],
  ['bullet', () => ''],
  ['none', () => ''],
]);

const MOST = 9999;

/** A number as Word's format of that name (ST_NumberFormat of ECMA-376) shows it; digits where the format is not known. */
export function formatted(value: number, format: string): string {
  if (!Number.isInteger(value) || value < 0 || value > MOST) return String(value);
  return (FORMATS.get(format) ?? String)(value);
}
