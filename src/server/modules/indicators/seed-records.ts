import type { UseNode } from '../../../shared/effects.ts';
import type { DedupeRule, IndicatorDefinition, IndicatorMeasure, IndicatorPart } from '../../../shared/indicators.ts';
import { WORDS } from '../../../shared/words.ts';
import { defined, ORGANISATIONS, SHARE, type Words } from './defined.ts';

/** What is told of an indicator in one row: name and definition in both languages, unit. */
type Row = readonly [code: string, name: Words, definition: Words, unit: Words, dedupe: DedupeRule, IndicatorMeasure];

function all(part: IndicatorPart, rows: readonly Row[]): IndicatorDefinition[] {
  return rows.map(([code, name, definition, unit, dedupe, measure]) =>
    defined(part, code, { name, definition, unit }, dedupe, measure),
  );
}

const DEMANDS: Words = ['项', 'demands'];
const DAYS: Words = ['天', 'days'];

/** From what enterprises ask for to the profiles that run for them. */
export const DEMAND_INDICATORS = all('push', [
  [
    'demands',
    ['登记需求', 'demands registered'],
    [
      '统计时段内提出的企业需求，一项计一次；不含需求内容。',
      'Demands that enterprises submitted in the period, each once; what they ask for is not told.',
    ],
    DEMANDS,
    'distinct',
    { from: 'demands', count: 'registered' },
  ],
  [
    'demands-accepted',
    ['受理需求', 'demands accepted'],
    [
      '统计时段内受理的企业需求，按受理日期。',
      'Demands that the house accepted in the period, by the day of accepting.',
    ],
    DEMANDS,
    'distinct',
    { from: 'demands', count: 'accepted' },
  ],
  [
    'profiles-live',
    ['在用画像', 'live profiles'],
    [
      '统计时段内至少参加过一次比对的画像，一个计一次。',
      'Profiles that at least one screening run of the period compared with publications, each once.',
    ],
    ['个', 'profiles'],
    'distinct',
    { from: 'profiles' },
  ],
  [
    'profile-revisions',
    ['画像修订', 'profile revisions'],
    [
      '统计时段内画像首版以后的新版本，一版计一次。',
      'Versions of profiles after the first that were made in the period, each once.',
    ],
    ['次', 'revisions'],
    'times',
    { from: 'revisions' },
  ],
  [
    'days-to-first-push',
    ['需求到首次推送', 'days from demand to first push'],
    [
      '首次推送在统计时段内送达的需求，自提出之日至首次送达之日的天数的中位数；先于需求的推送不计。',
      'The median of the days from a demand to the first push that arrived for it, over the demands whose first push arrived in the period; pushes before the demand do not count.',
    ],
    DAYS,
    'median',
    { from: 'demands', count: 'days-to-first-push' },
  ],
]);

/** What became of what was pushed, before anybody judged it. */
export const READING_INDICATORS = all('push', [
  [
    'enterprises-retained',
    ['连续接受推送的企业', 'enterprises retained'],
    [
      '统计时段内收到推送、上一年度也收到过推送的企业，一家计一次。',
      'Enterprises that an issue reached in the period and in the year before; each counts once.',
    ],
    ORGANISATIONS,
    'distinct',
    { from: 'retained' },
  ],
  [
    'open-rate',
    ['打开率', 'open rate'],
    [
      '统计时段内送达、其中链接至少被访问一次的期次 ÷ 送达的期次。邮件扫描程序也会访问链接，所以这是上限。',
      'Issues that arrived in the period and of which a link was fetched ÷ issues that arrived. Scanners of mail fetch links too, so it is at most so many.',
    ],
    SHARE,
    'share',
    { from: 'issues', count: 'share-opened' },
  ],
  [
    'judged-share',
    ['评价率', 'rated share'],
    [
      '统计时段内首次送达、到时段结束时已被企业评价的条目 ÷ 首次送达的条目；同一条目对同一企业计一次。',
      'Items that arrived first in the period and were judged until its end ÷ items that arrived; an item counts once for an enterprise.',
    ],
    SHARE,
    'share',
    { from: 'items', count: 'share-judged' },
  ],
]);

const NODES = Object.keys(WORDS.zh.node) as UseNode[];

/** What enterprises say that they did with it. */
export const USE_INDICATORS = all('effect', [
  [
    'savings-yuan',
    ['申报节约资金', 'savings declared, money'],
    [
      '统计时段内登记的应用记录中，企业申报节约的金额之和；由企业申报，不由系统推算。',
      'The sum of what enterprises declare to have saved in the uses recorded in the period; declared, never computed.',
    ],
    ['元', 'yuan'],
    'sum',
    { from: 'uses', count: 'yuan' },
  ],
  [
    'savings-days',
    ['申报节约工作量', 'savings declared, work'],
    [
      '统计时段内登记的应用记录中，企业申报节约的人天之和；由企业申报，不由系统推算。',
      'The sum of the person-days that enterprises declare to have saved in the uses recorded in the period; declared, never computed.',
    ],
    ['人天', 'person-days'],
    'sum',
    { from: 'uses', count: 'person-day' },
  ],
  ...NODES.map((node): Row => {
    const [zh, en] = [WORDS.zh.node[node], WORDS.en.node[node]];
    return [
      `enterprises-using-${node}`,
      [`应用企业：${zh}`, `enterprises using at: ${en}`],
      [
        `统计时段内在“${zh}”环节有应用记录的企业，一家计一次；一家可在多个环节计数。`,
        `Enterprises with a use at “${en}” recorded in the period, each once; one may count at several nodes.`,
      ],
      ORGANISATIONS,
      'distinct',
      { from: 'uses', count: 'enterprises', node },
    ];
  }),
]);

const ENTRIES: Words = ['条', 'entries'];

/** How the ledger stands when the period is over. */
export const LEDGER_INDICATORS = all('control', [
  [
    'ledger-due',
    ['到期台账', 'ledger entries due'],
    [
      '本年度计划的台账中，期限在统计时段内的条目；同意延期的按延期后的期限。',
      'Entries of the ledgers of the year’s plans whose day lies in the period; after an extension, the day that was granted.',
    ],
    ENTRIES,
    'distinct',
    { from: 'entries', count: 'due' },
  ],
  [
    'ledger-closed',
    ['已销号台账', 'ledger entries closed'],
    ['到期台账中，时段结束时已销号的条目。', 'Of the entries due, those that were closed when the period was over.'],
    ENTRIES,
    'distinct',
    { from: 'entries', count: 'closed' },
  ],
  [
    'ledger-overdue',
    ['逾期台账', 'ledger entries overdue'],
    [
      '到期台账中，时段结束时（未到则为今天）期限已过而未销号的条目。',
      'Of the entries due, those whose day was over and that were not closed at the end of the period, or today within it.',
    ],
    ENTRIES,
    'distinct',
    { from: 'entries', count: 'overdue' },
  ],
  [
    'ledger-overdue-share',
    ['台账逾期率', 'share of the ledger overdue'],
    ['逾期台账 ÷ 到期台账。', 'Entries overdue ÷ entries due.'],
    SHARE,
    'share',
    { from: 'entries', count: 'share-overdue' },
  ],
]);
