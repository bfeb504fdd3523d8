import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../bench/generate/random.ts';

/** How many publications each of the files holds. */
export interface WeekSize {
  readonly csv: number;
  readonly jsonl: number;
  readonly xml: number;
}

const topics = ['固态电解质', '隔膜', '正极材料', '茶叶发酵', '陶瓷釉料', '主轴轴承', '医用敷料', '稀土永磁'];
const articles = ['solid electrolyte', 'separator', 'cathode', 'spindle bearing', 'ceramic glaze', 'wound dressing'];
const symbols = ['H01M10/0562', 'H01M50/409', 'A23F3/08', 'C04B41/86', 'B23Q1/70', 'A61L15/24', 'H01F1/057'];

/**
 * Writes one week of made-up publications into a folder, the same ones for the same seed: a Chinese platform's table, a table
 * in JSON lines, and an office's concatenated XML. Some records cannot be read, and some tell more of a publication told before.
 */
export function writeWeek(folder: string, seed: number, { csv, jsonl, xml }: WeekSize): string[] {
  const random = new Random(seed);
  const write = (name: string, lines: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  const chinese = random.several(csv, (at) => chineseRow(at, random));
  const english = random.several(jsonl, (at) => jsonRow(at, random)).flat();
  const american = random.several(xml, (at) => redBook(at, random));
  const head = '公开(公告)号,公开(公告)日,标题,摘要,申请(专利权)人,IPC分类号';
  return [
    write('week-cn.csv', [head, ...chinese]),
    write('week.jsonl', english),
    write('week-us.xml', american.join('\n').split('\n')),
  ];
}

function chineseRow(at: number, random: Random): string {
  const date = random.chance(0.01) ? '2026-02-31' : day(random);
  const title = `一种${random.pick(topics)}的制备方法`;
  const cells = [
    `CN${199_100_000 + at}A`,
    date,
    title,
    chineseText(random),
    `虚构·${at % 40}号公司`,
    random.pick(symbols),
  ];
  return cells.map((cell) => `"${cell}"`).join(',');
}

/** One line, or two: the second corrects the abstract of the first. */
function jsonRow(at: number, random: Random): string[] {
  if (random.chance(0.01)) return [`{"publication_number": "CN${199_200_000 + at}A", "title": "cut off`];
  const row = {
    publication_number: `CN${199_200_000 + at}A`,
    publication_date: day(random),
    title: `Method of making a ${random.pick(articles)}`,
    abstract: englishText(random),
    applicant: `Fictional Company ${at % 30}`,
    ipc: [random.pick(symbols), random.pick(symbols)],
    docdb_family_id: `9${Math.floor(at / 2)}`,
  };
  const corrected = random.chance(0.1) ? [{ ...row, abstract: englishText(random) }] : [];
  return [row, ...corrected].map((one) => JSON.stringify(one));
}

function redBook(at: number, random: Random): string {
  const number = 20_269_100_000 + at;
  const date = day(random).replaceAll('-', '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-application SYSTEM "us-patent-application-v46-2022-02-17.dtd" [ ]>
<us-patent-application lang="EN" dtd-version="v4.6 2022-02-17" country="US" date-publ="${date}">
<us-bibliographic-data-application lang="EN" country="US">
<publication-reference><document-id><country>US</country><doc-number>${number}</doc-number><kind>A1</kind><date>${date}</date></document-id></publication-reference>
<invention-title id="t">Apparatus with a ${random.pick(articles)}</invention-title>
</us-bibliographic-data-application>
<abstract id="abstract"><p id="p1">${englishText(random)}</p></abstract>
<claims id="claims"><claim id="c1" num="00001"><claim-text>1. A ${random.pick(articles)}.</claim-text></claim></claims>
</us-patent-application>`;
}

function day(random: Random): string {
  return `2026-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`;
}

function chineseText(random: Random): string {
  return random.several(12, () => `本发明涉及${random.pick(topics)}，其温度为${random.whole(20, 900)}度。`).join('');
}

function englishText(random: Random): string {
  return random
    .several(12, () => `The ${random.pick(articles)} is held at ${random.whole(20, 900)} degrees.`)
    .join(' ');
}
