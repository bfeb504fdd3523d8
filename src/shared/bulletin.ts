import { z } from 'zod';
import { programmeYear } from './network-standings.ts';

/** 动态, 成果, 典型案例 */
export const CONTRIBUTION_KINDS = ['news', 'result', 'case'] as const;
export const contributionKind = z.enum(CONTRIBUTION_KINDS);
export type ContributionKind = z.infer<typeof contributionKind>;

/** 正文; and of a case 背景, 做法, 成效, 数据. */
export const CONTRIBUTION_PARTS = ['text', 'background', 'practice', 'effect', 'data'] as const;
export const contributionPart = z.enum(CONTRIBUTION_PARTS);
export type ContributionPart = z.infer<typeof contributionPart>;

/** What a contribution of each kind is made of, all of it needed before it is handed in. */
export const PARTS_OF: Readonly<Record<ContributionKind, readonly ContributionPart[]>> = {
  news: ['text'],
  result: ['text', 'data'],
  case: ['background', 'practice', 'effect', 'data'],
};

/** How long a contribution may be, all of its parts together. */
export const LONGEST_CONTRIBUTION = 2000;

/**
 * The length of a text as offices count it (字数): each Han character and each mark is one, a run of Latin letters or digits is one, white
 * space is none.
 */
export function lengthOf(text: string): number {
  return (text.match(/[\p{Script=Latin}\p{N}\p{M}.'’-]+|[^\s\p{C}]/gu) ?? []).reduce(
    (sum, run) => sum + lengthOfRun(run),
    0,
  );
}

/** A run counts once as far as its last letter or digit, and what hangs on behind sign by sign. */
function lengthOfRun(run: string): number {
  const behind = run.replace(/^.*[\p{Script=Latin}\p{N}]/su, '');
  return (behind === run ? 0 : 1) + [...behind.replaceAll(/\p{M}/gu, '')].length;
}

export const contributionContent = z.strictObject({
  title: z.string().trim().max(100),
  parts: z.partialRecord(contributionPart, z.string().trim().max(12_000)),
});
export type ContributionContent = z.infer<typeof contributionContent>;

/** The length of all parts that a contribution of a kind is made of. */
export function contributionLength(kind: ContributionKind, { parts }: ContributionContent): number {
  return PARTS_OF[kind].reduce((sum, part) => sum + lengthOf(parts[part] ?? ''), 0);
}

interface ConsentText {
  readonly version: number;
  readonly zh: string;
  readonly en: string;
}

/** What a unit consents to. A version is never changed, because it is on record who consented to which; a new text is a new version. */
export const CONSENT_TEXTS = [
  {
    version: 1,
    zh: '本单位同意主管部门对本稿作文字编辑后，以本单位名义在公开网页、订阅源、工作简报和年鉴中发布。稿件内容真实，不含商业秘密，所涉企业和个人已同意公开。本单位可随时撤回同意；撤回后，稿件即从公开网页和订阅源撤下，此后编制的简报和年鉴不再收入，已印发的不再追回。',
    en: 'Our unit agrees that this text is edited and published under our unit’s name on the public page, in the feed, the bulletin and the yearbook. It is true and holds no trade secret; the enterprises and persons in it have agreed. We may withdraw this consent at any time: the text then leaves the public page and the feed and goes into no later bulletin or yearbook; what has been printed stays.',
  },
] as const satisfies readonly ConsentText[];

/** The text that is consented to today. */
export const CONSENT: ConsentText = CONSENT_TEXTS[CONSENT_TEXTS.length - 1] ?? CONSENT_TEXTS[0];

/** The text of a version; undefined for one that there never was. */
export function consentText(version: number): ConsentText | undefined {
  return CONSENT_TEXTS.find((text) => text.version === version);
}

/**
 * draft → submitted → checked (by the province) → published (by the house). Sent back by either it is written again; taken down by the
 * house it can be edited and published again; without consent it is withdrawn, whatever it was.
 */
export const CONTRIBUTION_STATES = [
  'draft',
  'submitted',
  'checked',
  'sent-back',
  'published',
  'taken-down',
  'withdrawn',
] as const;
export const contributionState = z.enum(CONTRIBUTION_STATES);
export type ContributionState = z.infer<typeof contributionState>;

export const CONTRIBUTION_STEPS = [
  'submit',
  'accept',
  'send-back',
  'recommend',
  'unrecommend',
  'edit',
  'publish',
  'take-down',
  'consent',
  'withdraw-consent',
] as const;
export const contributionStep = z.enum(CONTRIBUTION_STEPS);
export type ContributionStep = z.infer<typeof contributionStep>;

/** How many cases of a year a province recommends. */
export const RECOMMENDED = { least: 3, most: 5 } as const;

const revision = z.int().nonnegative();

export const contributionInput = z.strictObject({
  kind: contributionKind,
  year: programmeYear,
  content: contributionContent,
});
export type ContributionInput = z.infer<typeof contributionInput>;

export const contributionChange = contributionInput.extend({ revision });
export type ContributionChange = z.infer<typeof contributionChange>;

export const submissionInput = z.strictObject({
  /** The version of the text that is consented to, as it was shown. */
  consent: z.int().positive(),
  /** What the person saw; where it is said, what was written anew since is not handed in. */
  revision: revision.optional(),
});
export const takeDownInput = z.strictObject({ comment: z.string().trim().max(500) });
export const withdrawalInput = z.strictObject({ comment: z.string().trim().max(500).default('') });
export const checkInput = z.strictObject({
  decision: z.enum(['accept', 'send-back']),
  comment: z.string().trim().max(1000).default(''),
  /** What the person saw; where it is said, nothing else is decided on. */
  revision: revision.optional(),
});
export type CheckInput = z.infer<typeof checkInput>;
export const recommendationInput = z.strictObject({ recommended: z.boolean() });
export const editionInput = z.strictObject({ revision, content: contributionContent });
export type EditionInput = z.infer<typeof editionInput>;

export const CONTRIBUTIONS_PAGE = 50;
export const contributionSearch = z.strictObject({
  year: z.coerce.number().pipe(programmeYear).optional(),
  kind: contributionKind.optional(),
  state: contributionState.optional(),
  recommended: z.literal('yes').optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type ContributionSearch = z.infer<typeof contributionSearch>;

export const contributionLine = z.strictObject({
  id: z.int(),
  kind: contributionKind,
  year: z.int(),
  title: z.string(),
  state: contributionState,
  recommended: z.boolean(),
  unit: z.strictObject({ id: z.int(), name: z.string(), province: z.string().nullable() }),
  changedAt: z.string(),
  publishedAt: z.string().nullable(),
  /** In how many issues and yearbooks it was used. */
  uses: z.int(),
});
export type ContributionLine = z.infer<typeof contributionLine>;

export const contributionPage = z.strictObject({ total: z.int(), contributions: z.array(contributionLine) });
export type ContributionPage = z.infer<typeof contributionPage>;

export const contributionStepLine = z.strictObject({
  step: contributionStep,
  at: z.string(),
  by: z.string(),
  comment: z.string().nullable(),
  consent: z.int().nullable(),
});
export type ContributionStepLine = z.infer<typeof contributionStepLine>;

/** Where a contribution was used: an issue of the bulletin by its number in the year, or the yearbook of the year. */
export const contributionUse = z.strictObject({ year: z.int(), issue: z.int().nullable(), at: z.string() });
export type ContributionUse = z.infer<typeof contributionUse>;

/** What the one who asks may do next. */
export const CONTRIBUTION_ACTS = [
  'write',
  'submit',
  'withdraw-consent',
  'accept',
  'send-back',
  'recommend',
  'edit',
  'publish',
  'take-down',
] as const;
export type ContributionAct = (typeof CONTRIBUTION_ACTS)[number];

export const contributionView = contributionLine.extend({
  content: contributionContent,
  edition: contributionContent.nullable(),
  length: z.int(),
  /** The version of the text that the unit consents by; null where it does not. */
  consent: z.int().nullable(),
  issue: z.strictObject({ year: z.int(), number: z.int(), title: z.string() }).nullable(),
  revision: z.int(),
  usedIn: z.array(contributionUse),
  steps: z.array(contributionStepLine),
  may: z.array(z.enum(CONTRIBUTION_ACTS)),
});
export type ContributionView = z.infer<typeof contributionView>;

export const newIssueInput = z.strictObject({
  year: programmeYear,
  title: z.string().trim().min(1).max(100),
  contributions: z.array(z.int().positive()).min(1).max(50),
});
export type NewIssueInput = z.infer<typeof newIssueInput>;

export const bulletinIssueLine = z.strictObject({
  year: z.int(),
  number: z.int(),
  title: z.string(),
  publishedAt: z.string(),
  contributions: z.int(),
});
export type BulletinIssueLine = z.infer<typeof bulletinIssueLine>;
export const bulletinIssueList = z.strictObject({ issues: z.array(bulletinIssueLine) });
