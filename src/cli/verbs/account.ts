import { Command } from 'commander';
import {
  type Act,
  accountByLogin,
  invitationAddress,
  inviteAccount,
  inviteAgain,
  listAccounts,
  mailInvitation,
  unlinkIdentities,
  unlock,
} from '../../server/modules/accounts/index.ts';
import type { Office } from '../../server/office.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { newAccountInput, type Role, role } from '../../shared/accounts.ts';
import { type Answer, type Invocation, run, withSharedOptions } from '../invocation.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

/** Accounts from the machine itself: how a new installation gets its first administrators, and the way back in when all are locked out. */
export function accountVerb(): Command {
  return new Command('account')
    .description('账号：邀请、列出、解锁、解除身份关联 / accounts: invite, list, unlock, unlink')
    .addCommand(inviteVerb())
    .addCommand(listVerb())
    .addCommand(unlockVerb())
    .addCommand(unlinkVerb());
}

interface InviteOptions {
  readonly name?: string;
  readonly role: string[];
  readonly organisation?: number;
  readonly email?: string;
}

function inviteVerb(): Command {
  return withSharedOptions(new Command('invite'))
    .description(
      '邀请人员并给出设置密码的链接；已有的账号则换发链接 / invite a person, or again, and print the address',
    )
    .argument('<login>', '用户名 / sign-in name')
    .option('--name <name>', '姓名（新账号必填）/ name, needed for a new account')
    .option('--role <role...>', `角色 / roles: ${role.options.join(' ')}`, [])
    .option('--organisation <id>', '所属单位，默认本机构 / organisation, else the house', wholeNumber)
    .option('--email <address>', '邮箱 / mail address')
    .action(async (login: string, options: InviteOptions, command: Command) => {
      await run(command, { zh: '邀请', en: 'invite' }, async (invocation) => invite(invocation, login, options));
    });
}

async function invite({ office, say }: Invocation, login: string, options: InviteOptions): Promise<Answer> {
  const { id, token } = await invitationFor(office, login, options);
  const { config, mail, clock } = office;
  const address = invitationAddress(config.publicUrl, token);
  const account = await accountByLogin(office.database.db, office.house, login);
  const means = { publicUrl: config.publicUrl, mail, mailFrom: config.mailFrom, clock };
  const mailed = account === undefined ? 'none' : await mailInvitation(means, account, address);
  const told = { sent: say('邀请已发到其邮箱。', 'It was sent to the mail address.'), failed: '', none: '' }[mailed];
  return {
    data: { account: id, address, mail: mailed },
    lines: [
      say(
        '请在 7 天内打开下面的链接设置密码（只能使用一次；网页由 chuanli serve 提供）：',
        'Open this address within 7 days to choose a password (once; chuanli serve serves it):',
      ),
      address,
      ...(told === '' ? [] : [told]),
    ],
  };
}

async function invitationFor(
  { database, house, clock }: Office,
  login: string,
  { name, role: roles, organisation, email }: InviteOptions,
): Promise<{ readonly id: number; readonly token: string }> {
  const act: Act = { actor: 'cli', clock };
  const known = await accountByLogin(database.db, house, login);
  if (known !== undefined) return { id: known.id, token: await inviteAgain(database.db, house, known.id, act) };
  const input = newAccountInput.safeParse({
    login,
    name,
    roles,
    organisationId: organisation ?? house.organisationId,
    ...(email === undefined ? {} : { email }),
  });
  if (!input.success)
    throw new ProblemError(unfit([...new Set(input.error.issues.map(({ path }) => String(path[0])))]));
  return inviteAccount(database.db, house, input.data, act);
}

function unfit(fields: readonly string[]) {
  const roles: readonly Role[] = role.options;
  return {
    code: 'accounts.invite.unfit',
    zh: `以下内容缺失或不合要求：${fields.join('、')}。新账号需要 --name 和 --role；角色有：${roles.join('、')}。`,
    en: `Missing or unfit: ${fields.join(', ')}. A new account needs --name and --role; the roles are ${roles.join(', ')}.`,
  };
}

function listVerb(): Command {
  return withSharedOptions(new Command('list'))
    .description('列出账号 / list accounts')
    .action(async (_options: unknown, command: Command) => {
      await run(command, { zh: '账号', en: 'accounts' }, async ({ office, say }) => {
        const accounts = await listAccounts(office.database.db, office.house);
        const now = office.clock.now().toISOString();
        const rows = accounts.map(({ id, login, name, organisation, roles, state, lockedUntil }) => [
          id,
          login,
          name,
          organisation.name,
          roles.join(' '),
          lockedUntil !== null && lockedUntil > now ? say('已锁定', 'locked') : STATES[state](say),
        ]);
        const head = ['#', say('用户名', 'login'), say('姓名', 'name'), say('单位', 'organisation')];
        return { data: { accounts }, lines: tableLines([...head, say('角色', 'roles'), say('状态', 'state')], rows) };
      });
    });
}

const STATES = {
  invited: (say: Invocation['say']) => say('待设置密码', 'invited'),
  active: (say: Invocation['say']) => say('正常', 'active'),
  disabled: (say: Invocation['say']) => say('已停用', 'disabled'),
};

function unlockVerb(): Command {
  return withSharedOptions(new Command('unlock'))
    .description('解锁账号 / let a locked account try again')
    .argument('<login>', '用户名 / sign-in name')
    .option('--forget-second-factor', '同时重置两步验证 / set up the second factor anew')
    .action(async (login: string, options: { forgetSecondFactor?: boolean }, command: Command) => {
      await run(command, { zh: '解锁', en: 'unlock' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const account = await knownAccount(office, login);
        const forgetSecondFactor = options.forgetSecondFactor ?? false;
        await unlock(database.db, house, account.id, { forgetSecondFactor }, { actor: 'cli', clock });
        return {
          data: { account: account.id, forgetSecondFactor },
          lines: [say(`账号 ${account.login} 已解锁。`, `The account ${account.login} is unlocked.`)],
        };
      });
    });
}

function unlinkVerb(): Command {
  return withSharedOptions(new Command('unlink'))
    .description(
      '解除账号与统一身份认证的关联，并结束其会话 / part an account from the identity service, ending its sessions',
    )
    .argument('<login>', '用户名 / sign-in name')
    .action(async (login: string, _options: unknown, command: Command) => {
      await run(command, { zh: '解除关联', en: 'unlink' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const account = await knownAccount(office, login);
        const parted = await unlinkIdentities(database.db, house, account.id, { actor: 'cli', clock });
        const told =
          parted > 0
            ? say(`账号 ${account.login} 的关联已解除。`, `The account ${account.login} is linked to nobody now.`)
            : say(`账号 ${account.login} 没有关联。`, `The account ${account.login} was linked to nobody.`);
        return { data: { account: account.id, parted }, lines: [told] };
      });
    });
}

async function knownAccount({ database, house }: Office, login: string) {
  const account = await accountByLogin(database.db, house, login);
  if (account === undefined) throw new ProblemError(noSuchLogin(login));
  return account;
}

function noSuchLogin(login: string) {
  return {
    code: 'accounts.login.not-found',
    zh: `没有用户名为“${login}”的账号。用 chuanli account list 查看。`,
    en: `There is no account “${login}”. See chuanli account list.`,
  };
}
