import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Card, Descriptions, Flex, Skeleton, Typography, theme } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import type { DeskItemPage as Page } from '../../../shared/desk.ts';
import { put } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import './desk.css';
import { useInstant } from '../../ui/instants.ts';
import { ITEMS, itemPath } from './desk-data.ts';
import { DeskRecord } from './desk-record.tsx';
import { deskItemTexts, deskTexts } from './desk-texts.ts';
import { JudgeButtons } from './judge-buttons.tsx';
import { inOrder } from './languages-of-texts.ts';
import { wordTexts } from './word-texts.ts';

export default function DeskItemPage(): ReactNode {
  const t = useTexts(deskTexts);
  const own = useTexts(deskItemTexts);
  const { id = '' } = useParams();
  const path = itemPath(Number(id));
  const { data, error, refetch } = useGet<Page>(path);
  useReadingMark(path, data !== undefined);
  return (
    <div className="desk">
      <p style={{ margin: '0 0 12px' }}>
        <Link to="/desk">
          <ArrowLeftOutlined aria-hidden /> {t.back}
        </Link>
      </p>
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 12 }} />}
      {data !== undefined && (
        <>
          <PageHeader title={own.title(data.number)} about={own.marked} />
          <Publication page={data} />
          <DeskRecord page={data} />
        </>
      )}
    </div>
  );
}

/** Whoever has the item before the eyes has opened it; the lists learn of it when they are next shown. */
function useReadingMark(path: string, shown: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!shown) return;
    void put(`${path}/reading`).then(() => client.invalidateQueries({ queryKey: [ITEMS], refetchType: 'none' }));
  }, [client, path, shown]);
}

function Publication({ page }: { readonly page: Page }): ReactNode {
  const t = useTexts(deskTexts);
  const own = useTexts(deskItemTexts);
  const words = useTexts(wordTexts);
  const { spoken, stops } = useLanguage();
  const { token } = theme.useToken();
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === '#use') document.getElementById('use')?.scrollIntoView();
  }, [hash]);
  const moment = useInstant();
  const titles = inOrder(page.titles, spoken);
  const texts = (field: 'ab' | 'cl') =>
    inOrder(
      page.texts.filter((text) => text.field === field),
      spoken,
    );
  const abstracts = texts('ab');
  const claims = texts('cl');
  const named = (lang: string): string => own.languages[lang as keyof typeof own.languages] ?? lang;
  return (
    <Card className="desk-card" styles={{ body: { padding: 0 } }}>
      <article>
        {titles.map(({ text, marks, lang }, at) => (
          <Typography.Title
            key={text}
            level={at === 0 ? 2 : 3}
            lang={lang}
            style={{ fontSize: at === 0 ? 19 : 16, margin: '0 0 4px' }}
          >
            <MarkedText text={text} marks={marks} />
          </Typography.Title>
        ))}
        {page.whyItMatters !== undefined && (
          <p className="desk-why" style={{ borderColor: token.colorPrimary }}>
            <strong>
              {t.why}
              {stops.colon}
            </strong>
            {page.whyItMatters}
          </p>
        )}
        <JudgeButtons item={page} />
        <Descriptions
          column={1}
          size="small"
          style={{ margin: '20px 0' }}
          items={[
            { key: 'number', label: own.number, children: <span className="tabular">{page.number}</span> },
            { key: 'date', label: t.published, children: <span className="tabular">{page.date ?? '–'}</span> },
            { key: 'applicants', label: own.applicants, children: page.applicants.join(stops.apart) || '–' },
            { key: 'classes', label: own.classes, children: page.classes.join(stops.apart) || '–' },
            ...(page.members.length === 0
              ? []
              : [{ key: 'members', label: own.members, children: page.members.join(stops.apart) }]),
            { key: 'event', label: own.event, children: words.event[page.event] },
            { key: 'profile', label: own.profile, children: page.profile.name },
            {
              key: 'arrived',
              label: t.arrived,
              children: `${moment(page.arrivedAt)} · ${t.issue(words.kind[page.issue.kind], page.issue.number)}`,
            },
          ]}
        />
        {abstracts.length === 0 && <Typography.Text type="secondary">{own.noAbstract}</Typography.Text>}
        {abstracts.map(({ text, marks, lang }) => (
          <section key={text} lang={lang}>
            <Typography.Title level={3} style={{ fontSize: 15 }}>
              {own.abstract} · {named(lang)}
            </Typography.Title>
            <Typography.Paragraph>
              <MarkedText text={text} marks={marks} />
            </Typography.Paragraph>
          </section>
        ))}
        {claims.length > 0 && (
          <section>
            <Typography.Title level={3} style={{ fontSize: 15 }}>
              {own.claims}
            </Typography.Title>
            {claims.map(({ text, marks, lang }) => (
              <Typography.Paragraph key={text} lang={lang} style={{ whiteSpace: 'pre-line' }}>
                <MarkedText text={text} marks={marks} />
              </Typography.Paragraph>
            ))}
          </section>
        )}
        <Flex style={{ marginTop: 8 }}>
          <Link to={`/publications/${encodeURIComponent(page.number)}`}>{own.publication}</Link>
        </Flex>
      </article>
    </Card>
  );
}
