import { escapeHtml, inLanguage, standingPage } from '../../platform/page.ts';
import type { Recipient } from './recipients.ts';

const zh = {
  title: '停止接收专利信息',
  ask: (name: string, place: string) => `停止向 ${name}（${place}）推送？`,
  feed: '订阅源',
  button: '停止接收',
  done: '已停止向此地址推送。如需恢复，请联系为贵单位服务的人员。',
};

const en: typeof zh = {
  title: 'Stop receiving patent information',
  ask: (name, place) => `Stop sending issues to ${name} (${place})?`,
  feed: 'feed',
  button: 'Stop',
  done: 'You will receive nothing more at this address. Whoever looks after your profile can take it up again.',
};

/** The page behind the stop link, in the recipient's language: asks first, and says so once it is done. */
export async function stopPage(recipient: Recipient): Promise<string> {
  return inLanguage(page(recipient, zh), page(recipient, en), recipient.language);
}

function page({ name, address, stopped, language }: Recipient, words: typeof zh): string {
  const body = stopped
    ? `<p role="status">${escapeHtml(words.done)}</p>`
    : `<p>${escapeHtml(words.ask(name, address ?? words.feed))}</p>
<form method="post"><button type="submit">${escapeHtml(words.button)}</button></form>`;
  return standingPage({ language, title: words.title, body: `<h1>${escapeHtml(words.title)}</h1>${body}` });
}
