import type { Problem } from '../../platform/problems.ts';

function ofService(code: string, zh: string, en: string): Problem {
  return { code: `services.${code}`, zh, en };
}

export function tooManyToExport(records: number, most: number): Problem {
  return ofService(
    'too-many-to-export',
    `共 ${records} 条服务记录，一份导出文件最多 ${most} 条。请按日期、任务或服务类型筛选后分份导出。`,
    `There are ${records} service records; one file holds ${most} at most. Narrow them by day, task or kind, and export in parts.`,
  );
}

export function datedNextYear(date: string, today: string): Problem {
  return ofService(
    'dated-next-year',
    `服务日期 ${date} 写到了以后的年份，今天是 ${today}。请核对年份；尚未提供的服务不能登记。`,
    `The day ${date} is dated in a year to come; today is ${today}. Check the year: a service is recorded after it was given.`,
  );
}

export function datedAhead(date: string, today: string): Problem {
  return ofService(
    'dated-ahead',
    `服务日期 ${date} 晚于今天（${today}）。尚未提供的服务不能登记，请核对日期。`,
    `The day ${date} is after today (${today}). A service is recorded after it was given; check the day.`,
  );
}

export function datedLongAgo(date: string, earliest: string): Problem {
  return ofService(
    'dated-long-ago',
    `服务日期 ${date} 早于 ${earliest}，多半是写错了年份。请核对。`,
    `The day ${date} is before ${earliest}; the year is probably a slip. Check it.`,
  );
}

export function nameNeeded(creditCode: string): Problem {
  return ofService(
    'beneficiary-name',
    `信用代码 ${creditCode} 尚未在系统中登记，请同时填写服务对象的名称。`,
    `The credit code ${creditCode} is not known here yet: give the name of who was served as well.`,
  );
}

export const unknownBeneficiary = ofService(
  'beneficiary-unknown',
  '没有这个服务对象，或不属于本机构。请填写其统一社会信用代码，或选择“公众”。',
  'There is no such organisation here. Give its unified social credit code, or choose “the public”.',
);

export const servesItself = ofService(
  'beneficiary-self',
  '服务对象不能是提供服务的单位自己。请改填实际接受服务的单位，或选择“公众”。',
  'The one who was served cannot be the unit that served. Give who received the service, or choose “the public”.',
);

export function noRecord(id: number): Problem {
  return ofService(
    'record.not-found',
    `没有编号为 ${id} 的服务记录，或无权查看。请从列表中选择。`,
    `There is no service record ${id}, or you may not see it. Choose one from the list.`,
  );
}

export function changedMeanwhile(id: number): Problem {
  return ofService(
    'record-changed.conflict',
    `第 ${id} 号服务记录刚被别人改过，您的修改没有保存。请刷新后再改。`,
    `Somebody else has changed service record ${id} meanwhile, and your change was not kept. Reload it and change it again.`,
  );
}

export function withdrawnAlready(id: number): Problem {
  return ofService(
    'record-withdrawn',
    `第 ${id} 号服务记录已撤销，不能再改。请另登记一条。`,
    `Service record ${id} was withdrawn and cannot be changed. Enter another.`,
  );
}

export function writtenByItself(id: number): Problem {
  return ofService(
    'record-by-itself',
    `第 ${id} 号服务记录由系统随推送、反馈等自动生成，不能手工修改。请在原处更正。`,
    `Service record ${id} was written by the system with a push or a feedback and is not changed by hand. Correct what it came from.`,
  );
}

export function searchTakenBack(id: number): Problem {
  return ofService(
    'search-withdrawn',
    `同一服务对象今天的这一检索已登记为第 ${id} 号服务记录，后来被撤销，不再自动登记。确需计入的，请在“服务记录”中手工登记。`,
    `This search for the same beneficiary was recorded today as service record ${id}, and withdrawn. Enter it by hand among the services where it is to count.`,
  );
}

export const reasonNeeded = ofService(
  'reason-needed',
  '更正或撤销服务记录要写明原因，原因会留在记录里。请填写。',
  'Say why a service record is corrected or withdrawn; the reason stays with the record.',
);
