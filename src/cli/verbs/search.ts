import { Command, Option } from 'commander';
import { explainQuery, FIELD_NAMES, parseQuery } from '../../engine/query/index.ts';
import { searchPatents } from '../../server/modules/patents/index.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import type { SearchHit } from '../../shared/patents.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { label } from '../labels.ts';
import { tableLines } from '../table.ts';
import { positiveNumber } from '../whole-number.ts';

interface SearchOptions {
  readonly limit: number;
  readonly after?: string;
  readonly order: 'date' | 'relevance';
  readonly withdrawn?: boolean;
  readonly explain?: boolean;
  readonly highlights?: boolean;
}

const LANGUAGE = `
检索语言 / search language
  锂电池 隔膜 · a AND b · 与 且 &     都要 / both
  a OR b · 或 |      NOT a · 非 !     任一；排除 / either; without
  "solid electrolyte"                 词组 / phrase
  a NEAR/5 b · a ADJ/5 b              位置 / proximity
  electro* colo?r                     截词 / truncation
  ti=(a OR b) · 名称=…                字段 / field
  pd>=2023-01-01 · pd=now-30d..now    日期 / dates
  ipc=H01M · ipc="H01M 10/0525"       分类 / classes
  pn=CN113914863A                     公开号 / number
字段 / fields
${FIELD_NAMES.map(({ field, zh, en }) => `  ${field.padEnd(5)} ${zh} / ${en}`).join('\n')}`;

export function searchVerb(): Command {
  return withSharedOptions(new Command('search'))
    .description('检索已存文献 / search what is stored')
    .addHelpText('after', LANGUAGE)
    .argument('<query...>', '检索式，如 锂离子电池 ipc=H01M pd>=2023 / query')
    .option('--limit <n>', '条数 / hits on the page', positiveNumber, 20)
    .option('--after <cursor>', '下一页的游标 / cursor of the next page')
    .addOption(new Option('--order <order>', '次序 / order').choices(['date', 'relevance']).default('date'))
    .option('--withdrawn', '包括已撤回的 / publications that were taken back as well')
    .option('--highlights', '显示匹配处 / show where it matches')
    .option('--explain', '只说明检索式会匹配什么 / only tell in words what will match')
    .action(async (words: string[], options: SearchOptions, command: Command) => {
      const query = words.join(' ');
      await run(command, { zh: '检索', en: 'search' }, async ({ office, language, say }) => {
        const spoken = language === 'en' ? 'en' : 'zh';
        if (options.explain) {
          const parsed = parseQuery(query);
          if (!parsed.ok) throw new ProblemError(parsed.problem);
          const text = explainQuery(parsed.value, spoken);
          return { data: { query, explanation: text }, lines: [text] };
        }
        const result = await searchPatents(office.patents, query, {
          limit: options.limit,
          order: options.order,
          language: spoken,
          withdrawn: options.withdrawn ?? false,
          highlights: options.highlights ?? false,
          ...(options.after === undefined ? {} : { after: options.after }),
        });
        if (!result.ok) throw new ProblemError(result.problem);
        const { total, hits, facets, next, tookMs } = result.value;
        const rows = hits.map(({ number, date, title, applicants }) => [
          number,
          date ?? '',
          title,
          applicants.join('；'),
        ]);
        const narrowing = Object.entries(facets ?? {})
          .filter(([, values]) => values.length > 0)
          .map(([name, values]) => {
            const shown = values.slice(0, 5).map(({ value, count }) => `${value} ${count}`);
            return `${label(name, say)}${say('：', ': ')}${shown.join(' · ')}`;
          });
        return {
          data: result.value,
          lines: [
            say(`共 ${total} 件（${tookMs} 毫秒）`, `${total} hits (${tookMs} ms)`),
            ...tableLines(
              [say('公开号', 'number'), say('公开日', 'date'), say('名称', 'title'), say('申请人', 'applicants')],
              rows,
              say(
                '没有匹配的文献。请换用更宽的检索式（--explain 说明检索式的含义），或先用 chuanli import 导入文献。',
                'No publication matches. Widen the query (--explain tells what it means), or import publications first.',
              ),
            ),
            ...(options.highlights ? hits.flatMap(excerpts) : []),
            ...narrowing,
            ...(next === undefined ? [] : [say(`下一页：--after ${next}`, `next page: --after ${next}`)]),
          ],
        };
      });
    });
}

/** The pieces of a hit that matched, with 【 and 】 around each place. */
function excerpts({ number, highlights }: SearchHit): string[] {
  return (highlights ?? []).map(({ field, text, marks }) => {
    let marked = '';
    let from = 0;
    for (const { start, end } of marks) {
      marked += `${text.slice(from, start)}【${text.slice(start, end)}】`;
      from = end;
    }
    return `${number} ${field}: ${marked}${text.slice(from)}`;
  });
}
