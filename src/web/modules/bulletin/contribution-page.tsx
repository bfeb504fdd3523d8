import { Alert, Button, Card, Flex, Popover, Segmented, Timeline, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import {
  CONTRIBUTION_KINDS,
  type ContributionKind,
  type ContributionView,
  consentText,
} from '../../../shared/bulletin.ts';
import { KIND_WORDS } from '../../../shared/bulletin-words.ts';
import { get, put } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { useInstant } from '../../ui/instants.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ProgrammeYear } from '../../ui/programme-year.tsx';
import { ContentFields } from './content-fields.tsx';
import { ContentShown } from './content-shown.tsx';
import { ContributionActs } from './contribution-acts.tsx';
import { contentOverTheirs, overTheirs, Refused } from './meeting.tsx';
import { StateTag } from './state-tag.tsx';
import { contributionTexts, listTexts } from './texts.ts';

/** One contribution: written by its unit, checked, edited; with its history. */
export default function ContributionPage(): ReactNode {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGet<ContributionView>(`/api/contributions/${id}`);
  const list = useTexts(listTexts);
  const [isEditing, setIsEditing] = useState(false);
  return (
    <div style={{ maxWidth: 900 }}>
      {data === undefined && <PageHeader title={list.title} />}
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Head contribution={data} />
          <SentBack contribution={data} />
          {data.may.includes('write') ? (
            <Writing key={data.id} contribution={data} />
          ) : isEditing && data.may.includes('edit') ? (
            <Editing contribution={data} onDone={() => setIsEditing(false)} />
          ) : (
            <Reading contribution={data} onEdit={() => setIsEditing(true)} />
          )}
          <History contribution={data} />
        </>
      )}
    </div>
  );
}

function Head({ contribution }: { readonly contribution: ContributionView }): ReactNode {
  const t = useTexts(contributionTexts);
  const list = useTexts(listTexts);
  const { tell } = useLanguage();
  const { id, title, kind, year, unit, state, recommended, issue, consent } = contribution;
  const handedIn = state === 'submitted' || state === 'checked' || state === 'published';
  return (
    <>
      <PageHeader
        title={title || list.untitled}
        about={[tell(KIND_WORDS[kind]), String(year), unit.name].join(' · ')}
        actions={<LinkButton to="/contributions">{t.back}</LinkButton>}
      />
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <StateTag state={state} />
        {recommended && <Typography.Text type="success">{list.recommended}</Typography.Text>}
        {handedIn && consent !== null && <ConsentGiven version={consent} />}
        {state === 'withdrawn' && <Typography.Text type="secondary">{t.noConsent}</Typography.Text>}
        {issue !== null && (
          <a href={`/bulletin/${id}`} target="_blank" rel="noreferrer">
            {t.publicAt} · {list.issueName(issue.year, issue.number)}
          </a>
        )}
      </Flex>
    </>
  );
}

/** Which text the unit consented to, and what it says. */
function ConsentGiven({ version }: { readonly version: number }): ReactNode {
  const t = useTexts(contributionTexts);
  const { tell } = useLanguage();
  const text = consentText(version);
  return (
    <Popover
      trigger="click"
      title={t.consent(version)}
      content={text && <div style={{ maxWidth: 'min(480px, 80vw)' }}>{tell(text)}</div>}
    >
      <Button type="link" size="small" style={{ padding: 0 }}>
        {t.consent(version)}
      </Button>
    </Popover>
  );
}

/** Why it came back, or is not in public any more. */
function SentBack({ contribution: { state, steps } }: { readonly contribution: ContributionView }): ReactNode {
  const t = useTexts(contributionTexts);
  const isDown = state === 'taken-down';
  const last = steps.findLast(({ step }) => step === (isDown ? 'take-down' : 'send-back'));
  if ((state !== 'sent-back' && !isDown) || last === undefined) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={isDown ? t.takenDownWhy : t.sentBackWhy}
      description={last.comment}
      style={{ marginBottom: 12 }}
    />
  );
}

function Writing({ contribution }: { readonly contribution: ContributionView }): ReactNode {
  const t = useTexts(contributionTexts);
  const { tell } = useLanguage();
  const { id } = contribution;
  const [base, setBase] = useState(contribution);
  const [draft, setDraft] = useState({ kind: base.kind, year: base.year, content: base.content });
  const { busy, problem, run } = useChange(`/api/contributions/${id}`, '/api/contributions');
  const isChanged = (['kind', 'year', 'content'] as const).some(
    (part) => JSON.stringify(draft[part]) !== JSON.stringify(base[part]),
  );
  const save = async (): Promise<void> => {
    const saved = await run(
      () => put<{ revision: number }>(`/api/contributions/${id}`, { ...draft, revision: base.revision }),
      t.saved,
    );
    if (saved !== undefined) setBase({ ...base, ...draft, revision: saved.revision });
  };
  const [met, setMet] = useState<unknown>();
  const meet = async (keepMine: boolean): Promise<void> => {
    const newest = await get<ContributionView>(`/api/contributions/${id}`);
    setMet(problem);
    setBase(newest);
    setDraft(keepMine ? overTheirs(draft, base, newest) : newest);
  };
  return (
    <>
      <Flex gap={12} wrap style={{ marginBottom: 12 }}>
        <Segmented<ContributionKind>
          aria-label={t.kind}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
          options={CONTRIBUTION_KINDS.map((value) => ({ value, label: tell(KIND_WORDS[value]) }))}
        />
        <ProgrammeYear year={draft.year} onChange={(year) => setDraft({ ...draft, year })} />
      </Flex>
      <ContentFields
        kind={draft.kind}
        content={draft.content}
        onChange={(content) => setDraft({ ...draft, content })}
      />
      <div style={{ marginTop: 16 }}>
        {problem !== met && <Refused problem={problem} onMeet={(keepMine) => void meet(keepMine)} />}
        <Flex gap={8} wrap align="center">
          <Button
            type={isChanged ? 'primary' : 'default'}
            loading={busy}
            disabled={!isChanged}
            onClick={() => void save()}
          >
            {t.save}
          </Button>
          {isChanged ? (
            <Typography.Text type="secondary">{t.unsaved}</Typography.Text>
          ) : (
            <ContributionActs contribution={contribution} onEdit={() => {}} />
          )}
        </Flex>
      </div>
    </>
  );
}

function editionOf({ edition, content }: ContributionView) {
  return edition ?? content;
}

function Editing(props: { readonly contribution: ContributionView; readonly onDone: () => void }): ReactNode {
  const { contribution, onDone } = props;
  const t = useTexts(contributionTexts);
  const { id, kind } = contribution;
  const [base, setBase] = useState(contribution);
  const [content, setContent] = useState(editionOf(base));
  const { busy, problem, run } = useChange(`/api/contributions/${id}`, '/api/contributions');
  const save = async (): Promise<void> => {
    const saved = await run(
      () => put(`/api/contributions/${id}/edition`, { revision: base.revision, content }),
      t.saved,
    );
    if (saved !== undefined) onDone();
  };
  const [met, setMet] = useState<unknown>();
  const meet = async (keepMine: boolean): Promise<void> => {
    const newest = await get<ContributionView>(`/api/contributions/${id}`);
    setMet(problem);
    setBase(newest);
    setContent(keepMine ? contentOverTheirs(content, editionOf(base), editionOf(newest)) : editionOf(newest));
  };
  return (
    <Card size="small" title={t.editing}>
      <ContentFields kind={kind} content={content} onChange={setContent} />
      <div style={{ marginTop: 16 }}>
        {problem !== met && <Refused problem={problem} onMeet={(keepMine) => void meet(keepMine)} />}
        <Flex gap={8}>
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {t.saveEdition}
          </Button>
          <Button onClick={onDone}>{t.stop}</Button>
        </Flex>
      </div>
    </Card>
  );
}

function Reading(props: { readonly contribution: ContributionView; readonly onEdit: () => void }): ReactNode {
  const t = useTexts(contributionTexts);
  const { kind, content, edition, length } = props.contribution;
  return (
    <>
      {edition !== null && <ContentShown title={t.edition} kind={kind} content={edition} />}
      <ContentShown title={t.original} kind={kind} content={content} />
      <Typography.Paragraph type="secondary">{t.length(length)}</Typography.Paragraph>
      <Uses uses={props.contribution.usedIn} />
      <ContributionActs contribution={props.contribution} onEdit={props.onEdit} />
    </>
  );
}

function Uses({ uses }: { readonly uses: ContributionView['usedIn'] }): ReactNode {
  const t = useTexts(contributionTexts);
  const { stops } = useLanguage();
  if (uses.length === 0) return null;
  const named = uses.map(({ year, issue }) => (issue === null ? t.usedInYearbook(year) : t.usedInIssue(year, issue)));
  return (
    <Typography.Paragraph>
      <Typography.Text type="secondary">
        {t.usedIn}
        {stops.colon}
      </Typography.Text>
      {named.join(stops.list)} <Typography.Text type="secondary">{t.timesUsed(uses.length)}</Typography.Text>
    </Typography.Paragraph>
  );
}

function History({ contribution: { steps } }: { readonly contribution: ContributionView }): ReactNode {
  const t = useTexts(contributionTexts);
  const time = useInstant();
  const person = usePersonName();
  if (steps.length === 0) return null;
  return (
    <Card size="small" title={t.history} style={{ marginTop: 20 }}>
      <Timeline
        items={steps.toReversed().map(({ step, at, by, comment, consent }, nth) => ({
          key: `${steps.length - nth}`,
          content: (
            <>
              <strong>{t.steps[step]}</strong> {person(by)}{' '}
              <Typography.Text type="secondary">{time(at)}</Typography.Text>
              {consent !== null && <div>{t.consent(consent)}</div>}
              {comment !== null && <div style={{ whiteSpace: 'pre-wrap' }}>{comment}</div>}
            </>
          ),
        }))}
      />
    </Card>
  );
}
