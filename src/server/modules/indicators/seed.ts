import type { IndicatorDefinition, IndicatorMeasure, IndicatorPart } from '../../../shared/indicators.ts';
import type { StandingName, Unit } from '../../../shared/network-standings.ts';
import type { ServiceKind } from '../../../shared/services.ts';
import { defined, HEADS, HOURS, ORGANISATIONS, SHARE, TIMES, type Words } from './defined.ts';
import { DEMAND_INDICATORS, LEDGER_INDICATORS, READING_INDICATORS, USE_INDICATORS } from './seed-records.ts';

function standing(code: string, name: Words, of: StandingName, grade?: Unit['standings'][number]['grade']) {
  const definition: Words = [
    `统计年度内具有“${name[0]}”身份的单位，按身份的起止年度认定，一家计一次。`,
    `Organisations that were “${name[1]}” in the year, by the years of the standing; each counts once.`,
  ];
  const measure: IndicatorMeasure = { from: 'network', standing: of, ...(grade ? { grade } : {}) };
  return defined('system', code, { name, definition, unit: ORGANISATIONS }, 'distinct', measure);
}

function times(part: IndicatorPart, code: string, name: Words, kinds: ServiceKind[], unit = TIMES) {
  const definition: Words = [
    `未撤销的“${name[0]}”服务记录，一条计一次；省份为提供服务的单位所在省。`,
    `Service records of “${name[1]}” that were not withdrawn, each once; the province is that of the unit which served.`,
  ];
  return defined(part, code, { name, definition, unit }, 'times', { from: 'services', sum: 'records', kinds });
}

type Sum = Extract<IndicatorMeasure, { from: 'services' }>['sum'];

function sum(part: IndicatorPart, code: string, name: Words, added: Sum, kinds: ServiceKind[], unit: Words) {
  const dedupe = added === 'persons' || added === 'pieces' || added === 'families' ? added : 'sum';
  const definition: Words = [
    `未撤销的有关服务记录所记数量之和（${name[0]}）；省份为提供服务的单位所在省。`,
    `The sum of what the service records concerned say of “${name[1]}”, without those withdrawn; the province is that of the unit which served.`,
  ];
  return defined(part, code, { name, definition, unit }, dedupe, { from: 'services', sum: added, kinds });
}

function distinct(part: IndicatorPart, code: string, name: Words, kinds: ServiceKind[] | undefined) {
  const definition: Words = [
    '接受服务的企业，按统一社会信用代码去重，一家计一次；各省、各任务之和可大于合计。',
    'Enterprises that were served, each once by its unified social credit code; provinces and tasks may add up to more than the total.',
  ];
  return defined(part, code, { name, definition, unit: ORGANISATIONS }, 'distinct', {
    ...{ from: 'beneficiaries', organisations: ['enterprise'] },
    ...(kinds === undefined ? {} : { kinds }),
  });
}

/** What a house counts from its first day; it may define others, and define these otherwise from a later year on. */
export const FIRST_INDICATORS: readonly IndicatorDefinition[] = [
  standing('bases', ['基地', 'bases'], 'base'),
  standing('key-bases', ['重点项目基地', 'bases with a key project'], 'base', 'key'),
  standing('service-points', ['网点', 'service points'], 'service-point'),
  standing('service-points-approved', ['核定网点', 'approved service points'], 'service-point', 'approved'),
  standing('service-points-filed', ['备案网点', 'filed service points'], 'service-point', 'filed'),
  standing('tiscs', ['技术与创新支持中心', 'TISCs'], 'tisc'),
  standing('university-centres', ['高校信息服务中心', 'university centres'], 'university-centre'),
  standing('liaison-units', ['重点联络单位', 'liaison units'], 'liaison-unit'),
  defined(
    'system',
    'stations',
    {
      name: ['站点', 'stations'],
      definition: [
        '统计年度内存续、类型为“站点”的单位，一家计一次。',
        'Organisations of the kind “station” that there were in the year; each counts once.',
      ],
      unit: ORGANISATIONS,
    },
    'distinct',
    { from: 'network', kind: 'station' },
  ),
  defined(
    'system',
    'coverage',
    {
      name: ['地级行政区覆盖率', 'share of prefectures covered'],
      definition: [
        '年度内设有网点、基地、技术与创新支持中心或高校信息服务中心的地级行政区 ÷ 全部地级行政区。分母按民政部统计：2019 年起 333 个，此前 334 个；四个直辖市和兵团各另计一个。省直辖县级行政区不计。',
        'Prefectures with a service point, a base, a TISC or a university centre in the year ÷ all prefectures. The denominator is what the Ministry of Civil Affairs counts, 333 from 2019 on and 334 before, and one more for each of the four municipalities and the Xinjiang Corps. Counties that a province governs itself are not counted.',
      ],
      unit: SHARE,
    },
    'share',
    { from: 'coverage', standings: ['service-point', 'base', 'tisc', 'university-centre'] },
  ),
  defined(
    'system',
    'staff',
    {
      name: ['工作人员', 'staff'],
      definition: [
        '统计时段最后一天（未到则为今天）在各单位“工作人员”或“负责人（基地、站点等）”岗位上的人，同一单位同一姓名计一人。',
        'Persons in a post as staff or manager of an organisation on the last day of the period, or today within it; one name at one organisation is one person.',
      ],
      unit: ['人', 'persons'],
    },
    'distinct',
    { from: 'posts', posts: ['manager', 'staff'] },
  ),

  times('activity', 'consultations', ['咨询', 'consultations'], ['consultation']),
  times('activity', 'searches', ['检索', 'searches'], ['search']),
  times('activity', 'analyses', ['分析', 'analyses'], ['analysis']),
  times('activity', 'visits', ['走访', 'visits'], ['visit']),
  times('activity', 'trainings', ['培训班', 'training classes'], ['training'], ['期', 'classes']),
  sum('activity', 'training-hours', ['培训时长', 'hours of training'], 'hours', ['training'], HOURS),
  sum('activity', 'training-heads', ['培训人次', 'heads trained'], 'persons', ['training'], HEADS),
  times('activity', 'lectures', ['讲座', 'lectures'], ['lecture'], ['场', 'lectures']),
  sum('activity', 'lecture-heads', ['讲座人次', 'heads at lectures'], 'persons', ['lecture'], HEADS),
  sum('activity', 'databases', ['专题数据库', 'topic databases'], 'pieces', ['database'], ['个', 'databases']),
  defined(
    'activity',
    'public-services',
    {
      name: ['面向公众的服务', 'services for the public'],
      definition: [
        '服务对象为公众的未撤销服务记录，一条计一次。',
        'Service records for the public that were not withdrawn, each once.',
      ],
      unit: TIMES,
    },
    'times',
    { from: 'services', sum: 'records', whom: 'public' },
  ),

  ...DEMAND_INDICATORS,
  times('push', 'pushes', ['推送', 'pushes'], ['push'], ['期次', 'issues']),
  sum('push', 'pushed-publications', ['推送文献', 'publications pushed'], 'pieces', ['push'], ['件', 'publications']),
  sum('push', 'pushed-families', ['推送专利族', 'families pushed'], 'families', ['push'], ['族', 'families']),
  distinct('push', 'push-enterprises', ['接受推送的企业', 'enterprises pushed to'], ['push']),
  ...READING_INDICATORS,
  judgements('judged', ['已评价', 'judged'], 'judged', '企业评价过的推送条目，按最近一次评价，一条计一次。'),
  judgements('relevant', ['评为相关', 'judged relevant'], 'relevant', '最近一次评价为“相关”的推送条目。'),
  judgements('precision', ['查准率', 'precision'], 'precision', '评为“相关”的条目 ÷ 已评价的条目。'),

  distinct('enterprises', 'enterprises-served', ['服务企业', 'enterprises served'], undefined),
  defined(
    'enterprises',
    'enterprise-services',
    {
      name: ['服务企业次数', 'services for enterprises'],
      definition: [
        '服务对象为企业的未撤销服务记录，一条计一家次；与“服务企业（家）”分开统计。',
        'Service records for enterprises that were not withdrawn, each once; kept apart from the number of enterprises.',
      ],
      unit: ['家次', 'times'],
    },
    'times',
    { from: 'services', sum: 'records', whom: 'enterprises' },
  ),
  defined(
    'enterprises',
    'associations-served',
    {
      name: ['服务协会和园区', 'associations and parks served'],
      definition: ['接受服务的协会、园区，一家计一次。', 'Associations and parks that were served, each once.'],
      unit: ORGANISATIONS,
    },
    'distinct',
    { from: 'beneficiaries', organisations: ['association', 'park'] },
  ),

  times('effect', 'uses', ['应用记录', 'records of use'], ['use']),
  distinct('effect', 'enterprises-with-use', ['有应用成果的企业', 'enterprises with a use'], ['use']),
  ...USE_INDICATORS,

  returns(
    'returns-expected',
    ['应报回执', 'returns expected'],
    'expected',
    '应返回的回执，一项任务分工一份；受邀单位返回的也计入。',
  ),
  returns('returns-received', ['已报回执', 'returns received'], 'received', '已收到的回执。'),
  returns('returns-on-time', ['按时回执', 'returns on time'], 'on-time', '在规定日期及以前收到的回执。'),
  returns('returns-on-time-share', ['回执按时率', 'share on time'], 'share-on-time', '按时回执 ÷ 应报回执。'),
  ...LEDGER_INDICATORS,

  defined(
    'satisfaction',
    'satisfaction',
    {
      name: ['满意度', 'satisfaction'],
      definition: [
        '服务记录中 1–5 分评分的平均值，同时给出评分条数。',
        'The mean of the ratings from 1 to 5 in service records, with how many they are.',
      ],
      unit: ['分', 'of 5'],
    },
    'mean',
    { from: 'satisfaction' },
  ),
];

function judgements(
  code: string,
  name: Words,
  count: Extract<IndicatorMeasure, { from: 'judgements' }>['count'],
  zh: string,
) {
  const en = 'By the newest judgement of each pushed item, on the day when it was given.';
  const share = count === 'precision';
  const told = { name, definition: [zh, en] as Words, unit: share ? SHARE : (['件', 'items'] as Words) };
  return defined('push', code, told, share ? 'share' : 'distinct', { from: 'judgements', count });
}

function returns(
  code: string,
  name: Words,
  count: Extract<IndicatorMeasure, { from: 'returns' }>['count'],
  zh: string,
) {
  const en = 'Returns for the assignments of the year’s issued plans, by the day that was set.';
  const share = count === 'share-on-time';
  const told = { name, definition: [zh, en] as Words, unit: share ? SHARE : (['份', 'returns'] as Words) };
  return defined('control', code, told, share ? 'share' : 'distinct', { from: 'returns', count });
}
