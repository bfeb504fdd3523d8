import {
  PUBLIC_WORDS,
  SERVICE_CHANNEL_WORDS,
  SERVICE_KIND_WORDS,
  SERVICE_SOURCE_WORDS,
} from '../../../shared/service-words.ts';
import type { ServiceRecord } from '../../../shared/services.ts';

/** The columns of the list of services as it is taken away. */
export const serviceHeads = [
  ...['编号', '服务日期', '服务单位', '省级代码', '服务类型', '服务方式', '服务对象', '统一社会信用代码', '任务条款'],
  ...['时长（小时）', '收费（元）', '人次', '件数', '成果', '满意度', '佐证', '来源', '撤销原因'],
] as const;

export function serviceLine(record: ServiceRecord): (string | number | null)[] {
  const { unit, beneficiary, kind, channel, source } = record;
  return [
    ...[record.id, record.onDate, unit.name, unit.province],
    ...[SERVICE_KIND_WORDS[kind].zh, SERVICE_CHANNEL_WORDS[channel].zh],
    ...[beneficiary?.name ?? PUBLIC_WORDS.zh, beneficiary?.creditCode ?? null, record.task],
    ...[record.hours, record.fee, record.persons, record.pieces, record.deliverable, record.satisfaction],
    ...[record.evidence, SERVICE_SOURCE_WORDS[source].zh, record.withdrawn],
  ];
}
