import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { listOrganisations } from '../server/modules/network/index.ts';
import {
  askForChange,
  changeSettings,
  listProfiles,
  readProfile,
  requestsOf,
  reviseFromForm,
  settleRequest,
  signOff,
} from '../server/modules/profiles/index.ts';
import { addRecipient, composeCommon, listSubscriptions, setMembers } from '../server/modules/push/index.ts';
import { changeScreeningSettings, judge, listQueue } from '../server/modules/screening/index.ts';
import type { Office } from '../server/office.ts';
import { MailFailure, type MailTransport } from '../server/platform/mail.ts';
import { importProfilesWithDelivery } from '../server/service-line.ts';
import type { People } from './demonstration-people.ts';

const text = z.string();
const officeSample = z.object({
  association: z.object({ members: z.array(text), file: z.unknown() }),
  agreement: z.object({
    ...{ enterprise: text, firstWish: text, note: text, answer: text, secondWish: text },
    words: z.object({ zh: z.array(text), en: z.array(text) }),
  }),
  twoReaders: z.object({ enterprise: text, line: text, doubt: text }),
  waiting: z.object({ enterprise: text, line: text, doubt: text }),
  refusedMail: z.object({ enterprise: text, name: text, address: text }),
});
type OfficeSample = z.infer<typeof officeSample>;

/** What an office has on its desks besides the plain weekly round: all of it done by the people of the demonstration, as in service. */
export class DemonstrationOffice {
  readonly #office: Office;
  readonly #people: People;
  readonly #sample: OfficeSample;

  private constructor(office: Office, people: People, sample: OfficeSample) {
    this.#office = office;
    this.#people = people;
    this.#sample = sample;
  }

  static async open(office: Office, people: People, file: string): Promise<DemonstrationOffice> {
    return new DemonstrationOffice(office, people, officeSample.parse(JSON.parse(await readFile(file, 'utf8'))));
  }

  /** In the first week an enterprise agrees to its profile and asks for more; by the next one a version waits for its word. */
  async agree(): Promise<void> {
    const { db, house } = this.#means();
    const { enterprise, firstWish, secondWish, answer, note, words } = this.#sample.agreement;
    const { profile, scope } = await this.#profileOf(enterprise);
    const [analyst, manager] = [this.#act('fenxi'), this.#act('qiye-zhi')];
    await changeSettings(db, house, profile, { needsSignOff: true, validFrom: null, validTo: null }, analyst);
    await signOff(db, scope, profile, 1, manager);
    await askForChange(db, scope, profile, { version: 1, wish: firstWish }, manager);
    const { name, versions } = await readProfile(db, house, profile, analyst);
    const { definition } = versions.find(({ number }) => number === 1)!;
    const [first, ...others] = definition.concepts;
    const widened = { ...first!, zh: [...first!.zh, ...words.zh], en: [...first!.en, ...words.en] };
    const concepts = [widened, ...others];
    await reviseFromForm(
      db,
      house,
      profile,
      { basedOn: 1, name, note, definition: { ...definition, concepts } },
      analyst,
    );
    const [request] = await requestsOf(db, house, profile);
    await settleRequest(db, house, { profileId: profile, requestId: request!.id }, answer, analyst);
    await askForChange(db, scope, profile, { version: 2, wish: secondWish }, manager);
  }

  /** An association comes to be served, with its members. */
  async joinAssociation(): Promise<void> {
    const { db, house } = this.#means();
    const { file, members } = this.#sample.association;
    await importProfilesWithDelivery(this.#office, file, this.#people.actor('fenxi'));
    const ids = await Promise.all(members.map((name) => this.#enterprise(name)));
    await setMembers(db, house, await this.#association(), ids, this.#act('fenxi'));
  }

  /** @returns the association's issue, and those of its members with what each is told besides. */
  async composeCommon(): Promise<number[]> {
    const { db, house, clock } = this.#means();
    const [subscription] = await listSubscriptions(db, house, await this.#association());
    const { issue, members } = await composeCommon(db, house, clock, { subscription: subscription!.id });
    return [issue, ...members.map((member) => member.issue)];
  }

  /** A recipient whose address the mail server does not know any more. */
  async enterRefused(): Promise<void> {
    const { db, house, clock } = this.#means();
    const { enterprise, name, address } = this.#sample.refusedMail;
    const [subscription] = await listSubscriptions(db, house, await this.#enterprise(enterprise));
    await addRecipient(db, house, subscription!.id, { channel: 'mail', name, address }, clock);
  }

  /** The mail of the demonstration, in which a mail server's refusal is played: everything else goes into the folder. */
  mail(): MailTransport {
    const { mail } = this.#office;
    const { address } = this.#sample.refusedMail;
    return {
      send: async (one) => {
        if (one.to.includes(address)) throw new MailFailure(unknownMailbox(address), false);
        return mail.send(one);
      },
      close: () => mail.close(),
    };
  }

  /** Two readers of one profile: they differ on its first item, and the second one waits for the other reader. */
  async readTwice(): Promise<void> {
    const { db, house } = this.#means();
    const { enterprise, line, doubt } = this.#sample.twoReaders;
    const { profile } = await this.#profileOf(enterprise);
    await changeScreeningSettings(db, house, profile, { secondReader: true, lineRequired: false }, this.#act('fenxi'));
    const [disputed, waiting] = await this.#openItems(profile);
    if (disputed === undefined || waiting === undefined) return;
    const keep = { decision: 'keep', reason: 'core', whyItMatters: line } as const;
    await judge(db, house, disputed, keep, this.#act('shaixuan'));
    await judge(db, house, disputed, { decision: 'drop', reason: doubt }, this.#act('shenhe'));
    await judge(db, house, waiting, keep, this.#act('shaixuan'));
  }

  /** After the issues of the week: one item is kept for the next one, and one is put off. */
  async keepForNext(): Promise<void> {
    const { db, house } = this.#means();
    const { enterprise, line, doubt } = this.#sample.waiting;
    const { profile } = await this.#profileOf(enterprise);
    const [kept, doubtful] = await this.#openItems(profile);
    if (kept === undefined || doubtful === undefined) return;
    await judge(db, house, kept, { decision: 'keep', reason: 'in-title', whyItMatters: line }, this.#act('shaixuan'));
    await judge(db, house, doubtful, { decision: 'maybe', reason: doubt }, this.#act('shaixuan'));
  }

  #means() {
    const { database, house, clock } = this.#office;
    return { db: database.db, house, clock };
  }

  #act(login: string) {
    return { actor: this.#people.actor(login), clock: this.#office.clock };
  }

  async #enterprise(name: string): Promise<number> {
    const { db, house } = this.#means();
    return (await listOrganisations(db, house)).find((one) => one.name === name)!.id;
  }

  async #association(): Promise<number> {
    const { db, house } = this.#means();
    const [association] = await listOrganisations(db, house, { kind: 'association' });
    return association!.id;
  }

  async #profileOf(enterprise: string) {
    const { db, house, clock } = this.#means();
    const scope = { organisationId: await this.#enterprise(enterprise) };
    const [profile] = await listProfiles(db, house, scope, { clock });
    return { scope, profile: profile!.id };
  }

  async #openItems(profile: number): Promise<number[]> {
    const { db, house } = this.#means();
    return (await listQueue(db, house, { profile, decision: 'open' })).map(({ id }) => id);
  }
}

function unknownMailbox(address: string) {
  return {
    code: 'mail.refused',
    zh: `邮件服务器拒收 ${address}：550 5.1.1 无此信箱（演示中的虚构答复）。请向企业核对地址。`,
    en: `The mail server refused ${address}: 550 5.1.1 no such mailbox (a made-up answer of the demonstration). Ask the enterprise for the right address.`,
  };
}
