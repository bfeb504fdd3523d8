import { Alert, Button, Card, Flex, Input, Timeline, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { SUMMARY_HEADS, type SummaryContent, type SummaryView } from '../../../shared/yearbook.ts';
import { HEAD_WORDS } from '../../../shared/yearbook-words.ts';
import { put } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { useInstant } from '../../ui/instants.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useProgrammeYear } from '../../ui/programme-year.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { IdeasField } from './ideas-field.tsx';
import { OpeningNumbers } from './opening-numbers.tsx';
import { SummaryActs } from './summary-acts.tsx';
import { SummaryStateTag } from './summary-state.tsx';
import { summaryTexts } from './texts.ts';

/** The summary of a provincial office for a year: written by it, taken by the house. */
export default function SummaryPage(): ReactNode {
  const { id = '' } = useParams();
  const [year] = useProgrammeYear();
  const t = useTexts(summaryTexts);
  const time = useInstant();
  const { data, error, refetch } = useGet<SummaryView>(`/api/summaries/${id}`, { year });
  return (
    <div style={{ maxWidth: 960 }}>
      <PageHeader
        title={t.of(year)}
        about={data?.unit.name}
        actions={
          <>
            <TakeAway
              path={`/api/summaries/${id}/document`}
              formats={['pdf', 'docx']}
              params={{ year }}
              ofOneLanguage
            />
            <LinkButton to={`/summaries?year=${year}`}>{t.back}</LinkButton>
          </>
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
            <SummaryStateTag state={data.state} />
            <Typography.Text type="secondary">{t.countedAt(time(data.countedAt))}</Typography.Text>
          </Flex>
          <SentBack summary={data} />
          {data.may.includes('write') ? <Writing key={`${id} ${year}`} summary={data} /> : <Reading summary={data} />}
          <History summary={data} />
        </>
      )}
    </div>
  );
}

function SentBack({ summary: { state, steps } }: { readonly summary: SummaryView }): ReactNode {
  const t = useTexts(summaryTexts);
  const last = steps.findLast(({ step }) => step === 'send-back');
  if (state !== 'sent-back' || last === undefined) return null;
  return (
    <Alert type="warning" showIcon title={t.sentBackWhy} description={last.comment} style={{ marginBottom: 12 }} />
  );
}

function Writing({ summary }: { readonly summary: SummaryView }): ReactNode {
  const t = useTexts(summaryTexts);
  const { unit, year } = summary;
  const [base, setBase] = useState({ revision: summary.revision, content: summary.content });
  const [content, setContent] = useState(base.content);
  const { busy, problem, run } = useChange(`/api/summaries/${unit.id}`, '/api/summaries');
  const isChanged = JSON.stringify(content) !== JSON.stringify(base.content);
  const isUnfinished = content.ideas.some(({ text }) => text.trim() === '');
  const save = async (): Promise<void> => {
    const saved = await run(
      () => put<{ revision: number }>(`/api/summaries/${unit.id}`, { year, revision: base.revision, content }),
      t.saved,
    );
    if (saved !== undefined) setBase({ revision: saved.revision, content });
  };
  return (
    <>
      <Parts summary={summary} content={content} onChange={setContent} />
      <div style={{ marginTop: 16 }}>
        <ProblemNotice problem={problem} />
        <Flex gap={8} wrap align="center">
          <Button
            type={isChanged ? 'primary' : 'default'}
            loading={busy}
            disabled={!isChanged || isUnfinished}
            onClick={() => void save()}
          >
            {t.save}
          </Button>
          {isChanged ? (
            <Typography.Text type="secondary">{t.unsaved}</Typography.Text>
          ) : (
            <SummaryActs summary={summary} revision={base.revision} />
          )}
        </Flex>
      </div>
    </>
  );
}

function Parts(props: {
  readonly summary: SummaryView;
  readonly content: SummaryContent;
  readonly onChange: (content: SummaryContent) => void;
}): ReactNode {
  const { summary, content, onChange } = props;
  const t = useTexts(summaryTexts);
  const { tell } = useLanguage();
  const { numbers, year, unit, tasks } = summary;
  return (
    <Flex vertical gap={12}>
      {SUMMARY_HEADS.map((head) => {
        const name = tell(HEAD_WORDS[head]);
        return (
          <Card key={head} size="small" title={name}>
            <OpeningNumbers numbers={numbers.filter((one) => one.head === head)} year={year} province={unit.province} />
            <Input.TextArea
              aria-label={t.textOf(name)}
              placeholder={t.textHint}
              autoSize={{ minRows: 3, maxRows: 20 }}
              maxLength={20_000}
              value={content.heads[head]}
              onChange={({ target }) => onChange({ ...content, heads: { ...content.heads, [head]: target.value } })}
            />
          </Card>
        );
      })}
      {(['problems', 'measures'] as const).map((part) => (
        <Card key={part} size="small" title={t[part]}>
          <Input.TextArea
            aria-label={t[part]}
            autoSize={{ minRows: 3, maxRows: 20 }}
            maxLength={10_000}
            value={content[part]}
            onChange={({ target }) => onChange({ ...content, [part]: target.value })}
          />
        </Card>
      ))}
      <IdeasField ideas={content.ideas} tasks={tasks} onChange={(ideas) => onChange({ ...content, ideas })} />
    </Flex>
  );
}

function Reading({ summary }: { readonly summary: SummaryView }): ReactNode {
  const t = useTexts(summaryTexts);
  const { tell } = useLanguage();
  const { content, numbers, year, unit, state, may } = summary;
  const isAway = state === null || (state === 'draft' && may.length === 0);
  const words = (text: string) => (
    <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', marginBottom: 0 }}>{text || t.empty}</Typography.Paragraph>
  );
  return (
    <Flex vertical gap={12}>
      {isAway && <Alert type="info" showIcon title={t.draftAway} />}
      {state === 'submitted' && may.length === 0 && <Alert type="info" showIcon title={t.waits} />}
      {SUMMARY_HEADS.map((head) => (
        <Card key={head} size="small" title={tell(HEAD_WORDS[head])}>
          <OpeningNumbers numbers={numbers.filter((one) => one.head === head)} year={year} province={unit.province} />
          {!isAway && words(content.heads[head])}
        </Card>
      ))}
      {!isAway && (
        <>
          <Card size="small" title={t.problems}>
            {words(content.problems)}
          </Card>
          <Card size="small" title={t.measures}>
            {words(content.measures)}
          </Card>
          <Card size="small" title={t.next}>
            <ol style={{ margin: 0, paddingInlineStart: 20 }}>
              {content.ideas.map(({ text, task }) => (
                <li key={`${task} ${text}`}>
                  {text} {task !== null && <Typography.Text type="secondary">{task}</Typography.Text>}
                </li>
              ))}
            </ol>
          </Card>
        </>
      )}
      <SummaryActs summary={summary} />
    </Flex>
  );
}

function History({ summary: { steps } }: { readonly summary: SummaryView }): ReactNode {
  const t = useTexts(summaryTexts);
  const time = useInstant();
  const person = usePersonName();
  if (steps.length === 0) return null;
  return (
    <Card size="small" title={t.history} style={{ marginTop: 20 }}>
      <Timeline
        items={steps.toReversed().map(({ step, at, by, comment }, nth) => ({
          key: `${steps.length - nth}`,
          content: (
            <>
              <strong>{t.steps[step]}</strong> {person(by)}{' '}
              <Typography.Text type="secondary">{time(at)}</Typography.Text>
              {comment !== null && <div style={{ whiteSpace: 'pre-wrap' }}>{comment}</div>}
            </>
          ),
        }))}
      />
    </Card>
  );
}
