/**
 * What a person may be. An account bears several, within one group: people of the house, people of an enterprise that it serves,
 * people of a unit of the programme, or one of the three administrators, who are three persons (三员分立). The pages know them before
 * anybody is signed in, and so they stand apart from the contracts that are checked.
 */
export const ROLES = [
  'analyst',
  'screener',
  'reviewer',
  'officer',
  'ip-manager',
  'reader',
  'province-responsible',
  'province-contact',
  'service-point-staff',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];

/** People of the house who do the work: 画像分析员, 筛选员, 审核员; and the officer who sees counts, 主管官员. */
export const STAFF_ROLES = ['analyst', 'screener', 'reviewer', 'officer'] as const satisfies readonly Role[];
/** People of an enterprise: 知识产权管理员, 研发读者. */
export const ENTERPRISE_ROLES = ['ip-manager', 'reader'] as const satisfies readonly Role[];
/** People of a provincial office: 省级责任人, who approves, and 省级联络人, who submits. They see their own unit and those below it. */
export const PROVINCE_ROLES = ['province-responsible', 'province-contact'] as const satisfies readonly Role[];
/** People of a unit of the programme: those of the provinces, and 网点工作人员. */
export const UNIT_ROLES = [...PROVINCE_ROLES, 'service-point-staff'] as const satisfies readonly Role[];
/** 系统管理员 (who is there), 安全管理员 (who may what), 审计管理员 (who did what). */
export const ADMIN_ROLES = ['system-admin', 'security-admin', 'audit-admin'] as const satisfies readonly Role[];
