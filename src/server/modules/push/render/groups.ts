import type { IssueItem } from '../../../../shared/push.ts';
import { type Fact, told } from './wording.ts';
import type { WrittenIssue } from './written.ts';

/** Items that stand together, with the number that each bears in the whole issue. */
export interface Group {
  /** Absent where the issue has but one group. */
  readonly heading?: string;
  readonly items: readonly { readonly place: number; readonly item: IssueItem }[];
}

/**
 * The items as an issue shows them: the common part before an enterprise's own; in a 简报 by profile, or by concept where all are of one
 * profile; in any other issue in one list.
 */
export function groupsOf({ content, words }: WrittenIssue): Group[] {
  const { items, kind } = content;
  const isCommon = items.some((item) => item.common);
  const nameOf = (item: IssueItem): string => {
    if (isCommon) return item.common ? words.commonPart : words.ownPart;
    if (kind !== 'brief') return '';
    return new Set(items.map(({ profile }) => profile)).size > 1 ? item.profile : (item.concept ?? '');
  };
  const named = Map.groupBy(items, nameOf);
  let place = 0;
  return [...named].map(([heading, members]) => ({
    ...(heading === '' || (named.size === 1 && !isCommon) ? {} : { heading }),
    items: members.map((item) => ({ place: ++place, item })),
  }));
}

const TOP_APPLICANTS = 3;

/** The numbers of a 简报: what happened, where, by whom. */
export function numbersOf({ content: { items, kind }, words }: WrittenIssue): Fact[] {
  if (kind !== 'brief' || items.length < 2) return [];
  const counted = (names: readonly string[], most = names.length): string =>
    [...Map.groupBy(names, (name) => name)]
      .map(([name, all]) => [name, all.length] as const)
      .sort(([, one], [, other]) => other - one)
      .slice(0, most)
      .map(([name, count]) => `${name} ${count}`)
      .join(' · ');
  return told([
    [words.total, String(items.length)],
    [words.events, counted(items.map(({ event }) => words.event[event]))],
    [words.offices, counted(items.map(({ number }) => number.slice(0, 2)))],
    [
      words.topApplicants,
      counted(
        items.flatMap(({ applicants }) => applicants.slice(0, 1)),
        TOP_APPLICANTS,
      ),
    ],
  ]);
}
