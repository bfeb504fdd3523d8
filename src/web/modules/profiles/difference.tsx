import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Flex, Select, Spin, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProfileComparison } from '../../../shared/profiles.ts';
import { type ApiProblem, get, post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { TrialProps } from './back-test.tsx';
import { HEADING } from './concept-table.tsx';
import { definitionOf } from './draft.ts';
import { ExampleList } from './example-list.tsx';
import { trialTexts } from './trial-texts.ts';
import { wordsOf } from './words-of.ts';

/** What a newer version, or the draft, catches that an older one does not, and the other way round. */
export function Difference({ profile, draft, isChanged, isSound }: TrialProps): ReactNode {
  const t = useTexts(trialTexts);
  const [older, newer] = [profile.versions.at(1)?.number, profile.version];
  const [before, setBefore] = useState(isChanged ? newer : (older ?? newer));
  const [next, setNext] = useState<number | 'draft'>(isChanged ? 'draft' : newer);
  const definition = next === 'draft' ? definitionOf(draft) : undefined;
  const isWrong = definition !== undefined && !isSound;
  const address = `/api/profiles/${profile.id}/difference`;
  const { data, error, isFetching, refetch } = useQuery<ProfileComparison, ApiProblem>({
    queryKey: [address, before, definition ?? next],
    queryFn: ({ signal }) =>
      definition === undefined
        ? get<ProfileComparison>(address, { before, next }, signal)
        : post<ProfileComparison>(address, { before, definition }),
    enabled: !isWrong && before !== next,
  });
  const versions = profile.versions.map(({ number }) => ({ value: number, label: t.versionOf(number) }));
  const definitions = new Map(profile.versions.map((version) => [version.number, version.definition]));
  return (
    <Card size="small" title={<h2 style={HEADING}>{t.difference}</h2>}>
      <Flex gap={12} align="center" wrap style={{ marginBottom: 12 }}>
        <label htmlFor="difference-before">{t.before}</label>
        <Select id="difference-before" value={before} onChange={setBefore} options={versions} style={{ width: 120 }} />
        <label htmlFor="difference-next">{t.next}</label>
        <Select<number | 'draft'>
          id="difference-next"
          value={next}
          onChange={setNext}
          options={[...(isChanged ? [{ value: 'draft' as const, label: t.draft }] : []), ...versions]}
          style={{ minWidth: 120 }}
        />
        {isFetching && <Spin size="small" />}
      </Flex>
      {before === next && (
        <Typography.Text type="secondary">{profile.versions.length === 1 ? t.single : t.same}</Typography.Text>
      )}
      {isWrong && <Alert type="warning" showIcon title={t.wrongDraft} />}
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {before !== next && !isWrong && (
        <>
          <ChangedWords before={definitions.get(before)} next={next === 'draft' ? definition : definitions.get(next)} />
          {data !== undefined && (
            <Flex gap={16} align="flex-start" wrap>
              <Side title={t.gained(data.gained.count)} side={data.gained} none={t.noGained} />
              <Side title={t.lost(data.lost.count)} side={data.lost} none={t.noLost} />
            </Flex>
          )}
        </>
      )}
    </Card>
  );
}

function Side(props: {
  readonly title: string;
  readonly side: ProfileComparison['gained'];
  readonly none: string;
}): ReactNode {
  const { title, side, none } = props;
  const t = useTexts(trialTexts);
  const shown = side.publications.length;
  return (
    <section style={{ flex: '1 1 360px', minWidth: 0 }}>
      <h3 style={HEADING}>{title}</h3>
      {shown < side.count && <Typography.Text type="secondary">{t.firstOf(shown)}</Typography.Text>}
      <ExampleList publications={side.publications} none={none} />
    </section>
  );
}

function ChangedWords(props: {
  readonly before: Parameters<typeof wordsOf>[0] | undefined;
  readonly next: Parameters<typeof wordsOf>[0] | undefined;
}): ReactNode {
  const t = useTexts(trialTexts);
  if (props.before === undefined || props.next === undefined) return null;
  const [old, new_] = [wordsOf(props.before), wordsOf(props.next)];
  const added = [...new_].filter((word) => !old.has(word));
  const removed = [...old].filter((word) => !new_.has(word));
  if (added.length + removed.length === 0) return null;
  return (
    <Typography.Paragraph>
      {(
        [
          [t.added, added, 'success'],
          [t.removed, removed, 'error'],
        ] as const
      ).map(
        ([name, words, colour]) =>
          words.length > 0 && (
            <div key={name} style={{ marginBottom: 4 }}>
              {name}
              {words.map((word) => (
                <Tag key={word} color={colour} style={{ whiteSpace: 'normal', margin: '0 4px 4px 0' }}>
                  {word}
                </Tag>
              ))}
            </div>
          ),
      )}
    </Typography.Paragraph>
  );
}
