import { Alert, Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { ContributionContent, ContributionView } from '../../../shared/bulletin.ts';
import { ApiProblem } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { overNewest } from '../../ui/over-newest.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { contributionTexts } from './texts.ts';

type Draft = Pick<ContributionView, 'kind' | 'year' | 'content'>;

/** What one wrote over what another wrote meanwhile: of each part, title, kind and year what was touched stays. */
export function overTheirs(mine: Draft, base: Draft, theirs: Draft): Draft {
  const { kind, year } = overNewest(headOf(mine), headOf(base), headOf(theirs));
  return { kind, year, content: contentOverTheirs(mine.content, base.content, theirs.content) };
}

function headOf({ kind, year }: Draft) {
  return { kind, year };
}

export function contentOverTheirs(
  mine: ContributionContent,
  base: ContributionContent,
  theirs: ContributionContent,
): ContributionContent {
  const { title } = overNewest({ title: mine.title }, { title: base.title }, { title: theirs.title });
  return { title, parts: overNewest(mine.parts, base.parts, theirs.parts) };
}

/** What was refused; where somebody else wrote meanwhile, the ways on, by which nothing written is lost unasked. */
export function Refused(props: {
  readonly problem: unknown;
  /** Takes over what the other wrote; with one's own over it, or without. */
  readonly onMeet: (keepMine: boolean) => void;
}): ReactNode {
  const t = useTexts(contributionTexts);
  const { problem, onMeet } = props;
  if (!(problem instanceof ApiProblem) || problem.code !== 'bulletin.changed-meanwhile.conflict')
    return <ProblemNotice problem={problem} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={t.conflict}
      description={
        <Flex gap={8} wrap>
          <Button size="small" type="primary" onClick={() => onMeet(true)}>
            {t.keepMine}
          </Button>
          <Button size="small" onClick={() => onMeet(false)}>
            {t.takeTheirs}
          </Button>
        </Flex>
      }
    />
  );
}
