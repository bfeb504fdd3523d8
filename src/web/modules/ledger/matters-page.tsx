import { Alert, Button, Card, Flex, Skeleton, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { MattersPage as Matters, ReminderLine } from '../../../shared/ledger-pages.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { MatterRow } from './matter-row.tsx';
import { mattersTexts } from './matters-texts.ts';
import { OwnCalendar } from './own-calendar.tsx';
import { EntryStateTag, LightTag, PunctualityTag, ReturnStateTag } from './state-tags.tsx';
import { type ExchangeMatter, useExchangeMatters } from './use-exchange-matters.ts';

/** What waits for the one who is signed in: what came back, what is due, what is to be decided. */
export default function MattersPage(): ReactNode {
  const t = useTexts(mattersTexts);
  const { data, error, isPending, refetch } = useGet<Matters>('/api/matters', {}, { every: 60_000 });
  const exchange = useExchangeMatters();
  const records = useMay('service-point-staff');
  const nothing = data !== undefined && data.returns.length + data.entries.length + exchange.length === 0;
  return (
    <>
      <PageHeader
        title={t.title}
        {...(data && { about: t.about(data.today) })}
        actions={<TakeAway path="/api/matters/export" formats={['xlsx']} />}
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton active />}
      {nothing && (
        <EmptyState
          about={t.nothing}
          action={
            records && (
              <LinkButton to="/services" type="primary">
                {t.record}
              </LinkButton>
            )
          }
        />
      )}
      {data && (
        <Flex vertical gap={16}>
          {data.unreached.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t.unreached}
              description={
                <>
                  {t.unreachedAbout}
                  <Units unreached={data.unreached} />
                </>
              }
            />
          )}
          <Returns returns={data.returns} />
          <Entries entries={data.entries} />
          <Exchange matters={exchange} />
          <Reminders reminders={data.reminders} />
          <OwnCalendar open={data.calendar.open} />
        </Flex>
      )}
    </>
  );
}

function Returns({ returns }: Pick<Matters, 'returns'>): ReactNode {
  const t = useTexts(mattersTexts);
  if (returns.length === 0) return null;
  return (
    <Card size="small" title={`${t.returns} ${returns.length}`}>
      <FirstOnes
        all={returns}
        row={({ assignment, title, task, unit, state, punctuality, onTimeUntil, act }) => (
          <MatterRow
            key={assignment}
            to={`/returns/${assignment}`}
            act={t.act[act]}
            name={`${task} ${title}`}
            about={[unit.name, ...(onTimeUntil === null ? [] : [t.dueBy(onTimeUntil)])].join(' · ')}
            tags={
              <>
                <ReturnStateTag state={state} />
                <PunctualityTag punctuality={punctuality} />
              </>
            }
          />
        )}
      />
    </Card>
  );
}

function Entries({ entries }: Pick<Matters, 'entries'>): ReactNode {
  const t = useTexts(mattersTexts);
  if (entries.length === 0) return null;
  return (
    <Card size="small" title={`${t.entries} ${entries.length}`}>
      <FirstOnes
        all={entries}
        row={({ id, number, matter, unit, state, light, dueOn, askedDueOn, act }) => (
          <MatterRow
            key={id}
            to={`/ledger?entry=${id}`}
            act={t.entryAct[act]}
            name={matter}
            about={[number, unit.name, t.due(dueOn), ...(askedDueOn === null ? [] : [t.asked(askedDueOn)])].join(' · ')}
            tags={
              <>
                <LightTag light={light} />
                <EntryStateTag state={state} />
              </>
            }
          />
        )}
      />
    </Card>
  );
}

function Exchange({ matters }: { readonly matters: readonly ExchangeMatter[] }): ReactNode {
  const t = useTexts(mattersTexts);
  if (matters.length === 0) return null;
  return (
    <Card size="small" title={t.exchange}>
      {matters.map((matter) => (
        <MatterRow key={matter.to} {...matter} />
      ))}
    </Card>
  );
}

const FIRST = 10;

/** The most urgent ones, and all of them when they are asked for. */
function FirstOnes<One>({
  all,
  row,
}: {
  readonly all: readonly One[];
  readonly row: (one: One) => ReactNode;
}): ReactNode {
  const t = useTexts(mattersTexts);
  const [whole, setWhole] = useState(false);
  return (
    <>
      {(whole ? all : all.slice(0, FIRST)).map(row)}
      {!whole && all.length > FIRST && (
        <Button type="link" style={{ paddingInline: 0 }} onClick={() => setWhole(true)}>
          {t.showAll(all.length)}
        </Button>
      )}
    </>
  );
}

function Reminders({ reminders }: Pick<Matters, 'reminders'>): ReactNode {
  const t = useTexts(mattersTexts);
  const lines = reminders.flatMap(({ id, onDay, lines }) =>
    lines.map((line) => ({ ...line, key: `${id} ${line.subject}`, onDay })),
  );
  const shown = [...new Map(lines.map((line) => [`${line.onDay} ${line.subject}`, line])).values()];
  if (shown.length === 0) return null;
  return (
    <Card size="small" title={t.reminders}>
      {shown.slice(0, FIRST).map((line) => (
        <Flex key={line.key} gap={8} wrap justify="space-between" style={{ padding: '4px 0' }}>
          <span>
            <Typography.Text type="secondary" className="tabular">
              {line.onDay}
            </Typography.Text>{' '}
            {line.unit} · {matterOf(line, t.ofPoint)}
          </span>
          <Typography.Text type="secondary">
            {t.due(line.dueOn)} · {t.left(line.daysBefore)}
          </Typography.Text>
        </Flex>
      ))}
    </Card>
  );
}

/** Of a service point no plan says what the matter is. */
function matterOf({ subject, matter }: ReminderLine, ofPoint: Readonly<Record<string, string>>): string {
  return ofPoint[subject.split(' ')[0] ?? ''] ?? matter;
}

/** Each unit once, with what it was to be reminded of. */
function Units({ unreached }: Pick<Matters, 'unreached'>): ReactNode {
  const { stops } = useLanguage();
  const units = Map.groupBy(unreached, ({ unit }) => unit);
  const t = useTexts(mattersTexts);
  const matters = (lines: readonly ReminderLine[]): string[] => [
    ...new Set(lines.map((line) => matterOf(line, t.ofPoint))),
  ];
  return (
    <ul style={{ margin: '8px 0 0', paddingInlineStart: 20, maxHeight: 220, overflowY: 'auto' }}>
      {[...units].map(([unit, own]) => {
        const named = matters(own.flatMap(({ lines }) => lines));
        return (
          <li key={unit}>
            {unit}
            {stops.colon}
            {named.slice(0, 3).join(stops.apart)}
            {named.length > 3 && `… (${named.length})`}
          </li>
        );
      })}
    </ul>
  );
}
