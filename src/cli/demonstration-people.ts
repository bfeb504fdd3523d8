import { acceptInvitation, actorOf, inviteAccount } from '../server/modules/accounts/index.ts';
import { createOrganisation, listOrganisations, rename } from '../server/modules/network/index.ts';
import type { Office } from '../server/office.ts';
import { newToken } from '../server/platform/auth/index.ts';
import type { NewAccountInput } from '../shared/accounts.ts';

/** The people of a demonstration. */
export interface People {
  /** How the records name a person, by sign-in name. */
  actor(login: string): string;
  /** Who one can be at each organisation that has people: how the records name the last one of them. */
  readonly organisations: ReadonlyMap<number, string>;
}

/** Enters the fictional people of the demonstration: the house's, one at each of its first enterprises, and those of a province. */
export async function enterPeople(office: Office): Promise<People> {
  const { database, house, clock } = office;
  const named = { on: '2026-01-01', document: '', note: '', actor: 'demo', clock };
  await rename(database.db, house, house.organisationId, '示例专利信息服务中心（虚构示例）', named);
  const enterprises = await listOrganisations(database.db, house, { kind: 'enterprise' });
  const people: NewAccountInput[] = [
    ...HOUSE_PEOPLE.map((person) => ({ ...person, organisationId: house.organisationId })),
    ...enterprises.slice(0, ENTERPRISE_PEOPLE.length).map((enterprise, at) => ({
      ...ENTERPRISE_PEOPLE[at]!,
      organisationId: enterprise.id,
    })),
    ...(await peopleOfProvince(office)),
  ];
  const actors = new Map<string, string>();
  for (const person of people) {
    const { id, token } = await inviteAccount(database.db, house, person, { actor: 'demo', clock });
    // Nobody knows this password: in a demonstration one enters without.
    await acceptInvitation(
      { db: database.db, house, clock, secret: office.secret },
      { token, password: `${newToken()}Aa1!` },
    );
    actors.set(person.login, actorOf({ id, login: person.login }));
  }
  return {
    actor: (login) => actors.get(login) ?? login,
    organisations: new Map(people.map(({ organisationId, login }) => [organisationId, actors.get(login) ?? login])),
  };
}

/** A provincial office with its two people, and a service point under it with one. */
async function peopleOfProvince({ database, house }: Office): Promise<NewAccountInput[]> {
  const office = await createOrganisation(database.db, house, {
    name: '江西示例主管局（虚构示例）',
    kind: 'office',
    region: '360000',
    parentId: house.organisationId,
  });
  const point = await createOrganisation(database.db, house, {
    name: '南昌示例服务网点（虚构示例）',
    kind: 'service-point',
    region: '360100',
    parentId: office.id,
  });
  return [
    { organisationId: office.id, login: 'sheng-ze', name: '省级责任人庚（虚构）', roles: ['province-responsible'] },
    { organisationId: office.id, login: 'sheng-lian', name: '省级联络人辛（虚构）', roles: ['province-contact'] },
    { organisationId: point.id, login: 'wangdian', name: '网点人员壬（虚构）', roles: ['service-point-staff'] },
  ];
}

const HOUSE_PEOPLE: readonly Omit<NewAccountInput, 'organisationId'>[] = [
  { login: 'fenxi', name: '分析员甲（虚构）', roles: ['analyst'] },
  { login: 'shaixuan', name: '筛选员乙（虚构）', roles: ['screener'] },
  { login: 'shenhe', name: '审核员丙（虚构）', roles: ['reviewer'] },
  { login: 'zhuguan', name: '主管丁（虚构）', roles: ['officer'] },
  { login: 'xitong', name: '系统管理员（虚构）', roles: ['system-admin'] },
  { login: 'anquan', name: '安全管理员（虚构）', roles: ['security-admin'] },
  { login: 'shenji', name: '审计管理员（虚构）', roles: ['audit-admin'] },
];

const ENTERPRISE_PEOPLE: readonly Omit<NewAccountInput, 'organisationId'>[] = [
  { login: 'qiye-zhi', name: '知产经理戊（虚构）', roles: ['ip-manager'] },
  { login: 'qiye-yan', name: '研发工程师己（虚构）', roles: ['reader'] },
];
