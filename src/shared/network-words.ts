import type { OrganisationKind } from './network.ts';
import type { PostName } from './network-posts.ts';
import type { EvaluationResult, ServicePointState, ServicePointStep } from './network-service-points.ts';
import type { Grade, StandingName } from './network-standings.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What things of the network are called: on the pages, in problems and in workbooks. English words as they stand within a sentence. */
export const STANDING_WORDS: Readonly<Record<StandingName, Words>> = {
  base: { zh: '基地', en: 'base' },
  'cultivation-province': { zh: '能力培育省', en: 'cultivation province' },
  'service-point': { zh: '服务网点', en: 'service point' },
  'pilot-enterprise': { zh: '试点企业', en: 'pilot enterprise' },
  'push-pilot': { zh: '推送试点', en: 'push pilot' },
  'makerspace-pilot': { zh: '众创空间试点', en: 'makerspace pilot' },
  'liaison-unit': { zh: '重点联络单位', en: 'liaison unit' },
  tisc: { zh: '技术与创新支持中心', en: 'TISC' },
  'university-centre': { zh: '高校信息服务中心', en: 'university centre' },
};

export const GRADE_WORDS: Readonly<Record<Grade, Words>> = {
  basic: { zh: '基础项目', en: 'basic' },
  key: { zh: '重点项目', en: 'key' },
  general: { zh: '综合', en: 'general' },
  special: { zh: '特色', en: 'special' },
  approved: { zh: '核定', en: 'approved' },
  filed: { zh: '备案', en: 'filed' },
};

export const KIND_WORDS: Readonly<Record<OrganisationKind, Words>> = {
  office: { zh: '主管部门', en: 'office' },
  base: { zh: '基地', en: 'base' },
  station: { zh: '工作站', en: 'station' },
  'service-point': { zh: '服务网点', en: 'service point' },
  enterprise: { zh: '企业', en: 'enterprise' },
  agency: { zh: '服务机构', en: 'service agency' },
  association: { zh: '协会联盟', en: 'association' },
  park: { zh: '园区', en: 'park' },
  makerspace: { zh: '众创空间', en: 'makerspace' },
  university: { zh: '高等学校', en: 'university' },
  institute: { zh: '科研院所', en: 'institute' },
  library: { zh: '图书馆', en: 'library' },
  other: { zh: '其他', en: 'other' },
};

export const POST_WORDS: Readonly<Record<PostName, Words>> = {
  responsible: { zh: '责任人', en: 'responsible person' },
  contact: { zh: '联络人', en: 'contact' },
  manager: { zh: '负责人', en: 'manager' },
  staff: { zh: '工作人员', en: 'staff' },
  lecturer: { zh: '师资', en: 'lecturer' },
};

export const SERVICE_POINT_STEP_WORDS: Readonly<Record<ServicePointStep, Words>> = {
  apply: { zh: '申报', en: 'application' },
  recommend: { zh: '省级推荐', en: 'recommendation' },
  decline: { zh: '不予通过', en: 'refusal' },
  approve: { zh: '核定', en: 'approval' },
  file: { zh: '备案', en: 'filing' },
  start: { zh: '开始运行', en: 'start' },
  report: { zh: '年度报告', en: 'yearly report' },
  evaluate: { zh: '评估', en: 'evaluation' },
  rectify: { zh: '完成整改', en: 'rectification' },
  withdraw: { zh: '撤销', en: 'withdrawal' },
};

export const SERVICE_POINT_STATE_WORDS: Readonly<Record<ServicePointState, Words>> = {
  applied: { zh: '已申报', en: 'applied' },
  recommended: { zh: '已推荐', en: 'recommended' },
  declined: { zh: '未通过', en: 'declined' },
  approved: { zh: '已核定', en: 'approved' },
  filed: { zh: '已备案', en: 'filed' },
  running: { zh: '运行中', en: 'running' },
  rectifying: { zh: '整改中', en: 'rectifying' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

export const EVALUATION_WORDS: Readonly<Record<EvaluationResult, Words>> = {
  excellent: { zh: '优秀', en: 'excellent' },
  qualified: { zh: '合格', en: 'qualified' },
  unqualified: { zh: '不合格', en: 'unqualified' },
};
