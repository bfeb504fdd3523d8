import type { TestMail } from '../../shared/administration.ts';
import { accountOfHouse } from '../modules/accounts/index.ts';
import type { Office } from '../office.ts';
import { newToken } from '../platform/auth/index.ts';
import { type Language, ProblemError, problemOf, tell } from '../platform/problems.ts';

/**
 * Sends a mail to the own address of the person who asks, and tells what came of it.
 * @throws ProblemError where the person's account has no mail address.
 */
export async function sendTestMail(office: Office, accountId: number, language: Language): Promise<TestMail> {
  const { email } = await accountOfHouse(office.database.db, office.house, accountId);
  if (email === null) throw new ProblemError(noAddress);
  try {
    const { accepted } = await office.mail.send({
      messageId: `<test-${newToken().slice(0, 16)}@chuanli>`,
      date: office.clock.now(),
      from: office.config.mailFrom,
      to: [email],
      subject: '传利测试邮件 / Test mail from Chuanli',
      text: '收到此邮件说明发件设置可用。\n\nThat this mail arrived shows that mail can be sent.\n',
    });
    if (office.config.smtpUrl === undefined) return { outcome: 'folder', to: email, detail: office.folder.outbox };
    return { outcome: accepted.length > 0 ? 'sent' : 'refused', to: email, detail: '' };
  } catch (thrown) {
    const problem = problemOf(thrown);
    if (problem === undefined) throw thrown;
    return { outcome: 'refused', to: email, detail: await tell(problem, language) };
  }
}

const noAddress = {
  code: 'administration.no-mail-address',
  zh: '您的账号没有邮箱地址，无法发送测试邮件。请在“人员”中建立带邮箱的账号。',
  en: 'Your account has no mail address to send the test to. Enter one with an address under “People”.',
};
