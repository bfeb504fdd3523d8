import { Button, Flex, Segmented, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { DeskAnswer } from '../../../shared/desk.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import './desk.css';
import { DeskCard } from './desk-card.tsx';
import { ITEMS } from './desk-data.ts';
import { deskTexts } from './desk-texts.ts';

const STEP = 20;

/** What is shown stands in the address. */
const SHOWN = {
  all: {},
  unread: { unread: true },
  'to-judge': { judged: 'none' },
  relevant: { judged: 'relevant' },
} as const;
type Shown = keyof typeof SHOWN;

export default function DeskPage(): ReactNode {
  const t = useTexts(deskTexts);
  const [address, setAddress] = useSearchParams();
  const asked = address.get('show') ?? 'all';
  const shown: Shown = asked in SHOWN ? (asked as Shown) : 'all';
  const limit = Math.min(200, Math.max(STEP, Number(address.get('limit')) || STEP));
  const { data, error, refetch } = useGet<DeskAnswer>(ITEMS, { ...SHOWN[shown], limit }, { keepPrevious: true });
  const show = (next: Shown): void => setAddress(next === 'all' ? {} : { show: next });
  return (
    <div className="desk">
      <PageHeader
        title={t.title}
        about={data && t.about(data.counts.unread, data.counts.notJudged)}
        actions={
          <>
            <LinkButton to="/desk/history">{t.history}</LinkButton>
            <LinkButton to="/desk/subscriptions">{t.subscriptions}</LinkButton>
          </>
        }
      />
      <Segmented<Shown>
        block
        aria-label={t.show}
        value={shown}
        onChange={show}
        style={{ marginBottom: 16 }}
        options={[
          { value: 'all', label: t.all },
          { value: 'unread', label: t.unreadOnly },
          { value: 'to-judge', label: t.notJudged },
          { value: 'relevant', label: t.relevantOnly },
        ]}
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && <Items answer={data} shown={shown} show={show} />}
      {data !== undefined && data.total > data.items.length && limit < 200 && (
        <Flex justify="center">
          <Button
            onClick={() => setAddress({ ...(shown === 'all' ? {} : { show: shown }), limit: String(limit + STEP) })}
          >
            {t.more(data.total - data.items.length)}
          </Button>
        </Flex>
      )}
      {limit >= 200 && <LinkButton to="/desk/history">{t.history}</LinkButton>}
    </div>
  );
}

function Items(props: {
  readonly answer: DeskAnswer;
  readonly shown: Shown;
  readonly show: (next: Shown) => void;
}): ReactNode {
  const t = useTexts(deskTexts);
  const { answer, shown, show } = props;
  if (answer.counts.all === 0) {
    return <EmptyState about={t.nothingYet} action={<LinkButton to="/my-profiles">{t.profiles}</LinkButton>} />;
  }
  if (answer.items.length === 0) {
    const about = shown === 'unread' ? t.nothingUnread : t.nothingSuch;
    return <EmptyState about={about} action={<Button onClick={() => show('all')}>{t.showAll}</Button>} />;
  }
  return answer.items.map((item) => <DeskCard key={item.id} item={item} />);
}
