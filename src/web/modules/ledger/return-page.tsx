import { Alert, Button, Card, Collapse, Flex, Timeline, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import type { ReturnPage as Returned } from '../../../shared/ledger-pages.ts';
import { ApiProblem, put } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { useInstant } from '../../ui/instants.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { overNewest } from './meet-newest.ts';
import { ReturnActs } from './return-acts.tsx';
import { useReturnDraft } from './return-draft.ts';
import { ReturnFields } from './return-fields.tsx';
import { ReturnShown } from './return-shown.tsx';
import { returnTexts } from './return-texts.ts';
import { PunctualityTag, ReturnStateTag } from './state-tags.tsx';
import { ledgerWords } from './word-texts.ts';

/** One return: to be written by its unit, confirmed, accepted or sent back. */
export default function ReturnPage(): ReactNode {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGet<Returned>(`/api/returns/${id}`);
  const t = useTexts(returnTexts);
  return (
    <>
      {data === undefined && <PageHeader title={t.title(new Date().getFullYear())} />}
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data && (
        <div style={{ maxWidth: 980 }}>
          <Head page={data} />
          {data.may.includes('write') ? (
            <Writing key={`${data.assignment}`} page={data} refetch={async () => (await refetch()).data} />
          ) : (
            <>
              <Waiting page={data} />
              <ReturnShown year={data.year} content={data.content} />
              <div style={{ marginTop: 16 }}>
                <ReturnActs page={data} revision={data.revision} />
              </div>
            </>
          )}
          <History page={data} />
        </div>
      )}
    </>
  );
}

function Head({ page }: { readonly page: Returned }): ReactNode {
  const t = useTexts(returnTexts);
  const {
    assignment,
    year,
    title,
    task,
    unit,
    state,
    punctuality,
    onTimeUntil,
    closedAfter,
    receivedOn,
    reopenedUntil,
    contents,
  } = page;
  const days = [
    ...(onTimeUntil === null ? [] : [t.onTimeUntil(onTimeUntil)]),
    ...(closedAfter === null ? [] : [t.closedAfter(closedAfter)]),
    ...(receivedOn === null ? [] : [t.received(receivedOn)]),
    ...(reopenedUntil === null ? [] : [t.reopened(reopenedUntil)]),
  ];
  return (
    <>
      <PageHeader
        title={`${task} ${title}`}
        about={`${t.title(year)} · ${unit.name}`}
        actions={
          <>
            <TakeAway path={`/api/returns/${assignment}/form`} formats={['pdf', 'docx']} />
            <LinkButton to="/returns">{t.back}</LinkButton>
          </>
        }
      />
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <ReturnStateTag state={state} />
        <PunctualityTag punctuality={punctuality} />
        <Typography.Text type="secondary">{days.join(' · ')}</Typography.Text>
      </Flex>
      {contents.length > 0 && (
        <Collapse
          size="small"
          style={{ marginBottom: 12 }}
          items={[
            {
              key: 'contents',
              label: t.contents,
              children: contents.map(({ clause, text }) => (
                <Typography.Paragraph key={clause} style={{ marginBottom: 8 }}>
                  <Typography.Text type="secondary">{clause}</Typography.Text> {text}
                </Typography.Paragraph>
              )),
            },
          ]}
        />
      )}
    </>
  );
}

function Waiting({ page: { state, may, needsAnother } }: { readonly page: Returned }): ReactNode {
  const t = useTexts(returnTexts);
  if (needsAnother) return <Alert type="info" showIcon title={t.needsAnother} style={{ marginBottom: 12 }} />;
  if (may.length > 0) return null;
  if (state !== 'submitted' && state !== 'confirmed' && state !== 'accepted') return null;
  return <Alert type="info" showIcon title={t.waits[state]} style={{ marginBottom: 12 }} />;
}

function Writing(props: { readonly page: Returned; readonly refetch: () => Promise<Returned | undefined> }): ReactNode {
  const { page, refetch } = props;
  const t = useTexts(returnTexts);
  const time = useInstant();
  const [base, setBase] = useState({ revision: page.revision, content: page.content });
  const { content, change, isChanged, foundAt, takeFound, drop } = useReturnDraft(page.assignment, base.content);
  const { busy, problem, run } = useChange(`/api/returns/${page.assignment}`, '/api/returns', '/api/matters');
  const [seen, setSeen] = useState<unknown>();
  const conflict = problem instanceof ApiProblem && problem.code === 'ledger.changed-meanwhile' && problem !== seen;
  const unfinished =
    content.schedule.some(({ matter, dueOn }) => matter.trim() === '' || dueOn === '') ||
    content.expected.some(({ result }) => result.trim() === '') ||
    [content.responsible, content.contact].some((person) => person !== null && person.name.trim() === '');
  const save = async (): Promise<void> => {
    const saved = await run(
      () => put<{ revision: number }>(`/api/returns/${page.assignment}`, { revision: base.revision, content }),
      t.saved,
    );
    if (saved !== undefined) setBase({ revision: saved.revision, content });
  };
  const meet = async (keepMine: boolean): Promise<void> => {
    const now = await refetch();
    if (now === undefined) return;
    setSeen(problem);
    setBase({ revision: now.revision, content: now.content });
    if (keepMine) change(overNewest(content, base.content, now.content));
    else drop(now.content);
  };
  return (
    <>
      {foundAt !== undefined && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={t.found(time(foundAt))}
          action={
            <Flex gap={8}>
              <Button size="small" type="primary" onClick={takeFound}>
                {t.takeFound}
              </Button>
              <Button size="small" onClick={() => drop(base.content)}>
                {t.dropFound}
              </Button>
            </Flex>
          }
        />
      )}
      <ReturnFields year={page.year} content={content} onChange={change} />
      <div style={{ marginTop: 16 }}>
        {conflict ? (
          <Alert
            type="warning"
            showIcon
            role="alert"
            style={{ marginBottom: 12 }}
            title={t.conflict}
            description={
              <Flex gap={8} wrap>
                <Button size="small" type="primary" onClick={() => void meet(true)}>
                  {t.keepMine}
                </Button>
                <Button size="small" onClick={() => void meet(false)}>
                  {t.takeTheirs}
                </Button>
              </Flex>
            }
          />
        ) : (
          problem !== seen && <ProblemNotice problem={problem} />
        )}
        <Flex gap={8} wrap align="center">
          <Button
            type={isChanged ? 'primary' : 'default'}
            loading={busy}
            disabled={!isChanged || unfinished}
            onClick={() => void save()}
          >
            {t.save}
          </Button>
          {!isChanged && <ReturnActs page={page} revision={base.revision} />}
          {isChanged && <Typography.Text type="secondary">{unfinished ? t.incomplete : t.unsaved}</Typography.Text>}
        </Flex>
      </div>
    </>
  );
}

function History({ page: { steps } }: { readonly page: Returned }): ReactNode {
  const t = useTexts(returnTexts);
  const words = useTexts(ledgerWords);
  const time = useInstant();
  const person = usePersonName();
  if (steps.length === 0) return null;
  return (
    <Card size="small" title={t.history} style={{ marginTop: 20 }}>
      <Timeline
        items={steps.toReversed().map(({ step, at, by, comment, until }) => ({
          key: `${at} ${step}`,
          content: (
            <>
              <strong>{words.returnStep[step]}</strong> {person(by)}{' '}
              <Typography.Text type="secondary">{time(at)}</Typography.Text>
              {until !== null && <div>{t.reopened(until)}</div>}
              {comment !== null && <div style={{ whiteSpace: 'pre-wrap' }}>{comment}</div>}
            </>
          ),
        }))}
      />
    </Card>
  );
}
