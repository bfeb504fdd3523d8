import type { QueueItem } from '../shared/screening.ts';
import { label } from './labels.ts';
import type { Say } from './say.ts';
import { tableLines } from './table.ts';

/** Items of the queue as a table. */
export function queueLines(items: readonly QueueItem[], say: Say): string[] {
  const head = [
    '#',
    say('企业', 'enterprise'),
    say('画像', 'profile'),
    say('事件', 'event'),
    say('公开号', 'number'),
    say('名称', 'title'),
    say('公开日', 'date'),
    say('族内', 'family'),
    say('决定', 'decision'),
  ];
  const rows = items.map((item) => [
    item.id,
    item.enterprise.name,
    item.profile.name,
    label(item.event, say),
    item.publication.number,
    item.publication.title,
    item.publication.date ?? '',
    item.members.length,
    item.decision === null ? '' : label(item.decision, say),
  ]);
  return tableLines(head, rows, say('没有符合的条目。', 'There is no such item.'));
}
