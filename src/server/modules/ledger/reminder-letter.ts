import type { Language } from '../../../shared/accounts.ts';
import type { ReminderLine } from '../../../shared/ledger-pages.ts';
import { inLanguage } from '../../platform/page.ts';

interface Reminder {
  readonly name: string;
  readonly language: Language;
  readonly on_day: string;
  readonly lines: readonly ReminderLine[];
}

interface Words {
  readonly subject: (matters: number, first: string) => string;
  readonly greeting: (name: string) => string;
  readonly intro: string;
  readonly line: (line: ReminderLine) => string;
  readonly open: (address: string) => string;
  readonly foot: string;
}

const zh: Words = {
  subject: (matters, first) => `工作提醒：${matters} 项待办，最近期限 ${first}`,
  greeting: (name) => `${name}：`,
  intro: '以下工作需要办理：',
  line: (line) => `${line.unit}　${matterIn(line, MATTERS_ZH)}\n   期限 ${line.dueOn}，${standingZh(line)}`,
  open: (address) => `办理请登录：${address}`,
  foot: '本邮件由系统按工作日历自动发出，请勿直接回复。',
};

const en: Words = {
  subject: (matters, first) => `Reminder: ${matters === 1 ? '1 matter' : `${matters} matters`}, the first due ${first}`,
  greeting: (name) => `Dear ${name},`,
  intro: 'The following waits to be done:',
  line: (line) => `${line.unit}: ${matterIn(line, MATTERS_EN)}\n   due ${line.dueOn}, ${standingEn(line)}`,
  open: (address) => `Sign in to do it: ${address}`,
  foot: 'This mail was sent by the system by its calendar of working days. Do not reply to it.',
};

/** What a reminder is about where no plan has words for it. */
const MATTERS_ZH: Readonly<Record<string, string>> = { evaluate: '服务网点三年评估', rectify: '服务网点整改' };
const MATTERS_EN: Readonly<Record<string, string>> = {
  evaluate: 'three-year evaluation as a service point',
  rectify: 'to be put right as a service point',
};

function matterIn({ subject, matter }: ReminderLine, words: Readonly<Record<string, string>>): string {
  return words[subject.split(' ')[0] ?? ''] ?? matter;
}

function standingZh({ daysBefore }: ReminderLine): string {
  if (daysBefore > 0) return `剩余不超过 ${daysBefore} 个工作日`;
  return daysBefore === 0 ? '今天到期或在节假日内到期' : `已逾期至少 ${-daysBefore} 个工作日`;
}

function standingEn({ daysBefore }: ReminderLine): string {
  if (daysBefore > 0) return `within ${daysBefore} working days`;
  if (daysBefore === 0) return 'today or on the days off that begin now';
  return daysBefore === -1 ? 'late by a working day or more' : `late by ${-daysBefore} working days or more`;
}

/** A reminder as its receiver reads it. What a plan says of a matter stays as the plan says it, in Chinese characters of the reader. */
export async function letterOf(
  reminder: Reminder,
  address: string,
): Promise<{ readonly subject: string; readonly text: string }> {
  const { language } = reminder;
  return {
    subject: await inLanguage(subjectIn(zh, reminder), subjectIn(en, reminder), language),
    text: await inLanguage(textIn(zh, reminder, address), textIn(en, reminder, address), language),
  };
}

function subjectIn({ subject }: Words, { lines, on_day }: Reminder): string {
  return subject(lines.length, lines.map(({ dueOn }) => dueOn).sort()[0] ?? on_day);
}

function textIn(words: Words, { name, lines }: Reminder, address: string): string {
  return [
    ...[words.greeting(name), '', words.intro, ''],
    ...lines.map((line, at) => `${at + 1}. ${words.line(line)}`),
    ...['', words.open(address), words.foot],
  ].join('\n');
}
