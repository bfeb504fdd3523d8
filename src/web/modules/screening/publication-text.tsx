import { Descriptions, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MarkedPassage, QueueDossier } from '../../../shared/screening-queue.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { publicationTexts, queueTexts } from './texts.ts';

/** The publication of an item, as far as it takes to judge it, with what the profile found in it marked. */
export function PublicationText({ dossier }: { readonly dossier: QueueDossier }): ReactNode {
  const t = useTexts(publicationTexts);
  const { events } = useTexts(queueTexts);
  const { spoken, tell } = useLanguage();
  const { publication, titles, abstracts, claims, passages } = dossier;
  const [title, ...otherTitles] = inOrder(titles, spoken);
  return (
    <article aria-label={publication.number}>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 4 }}>
        <Typography.Text strong className="tabular">
          {publication.number}
        </Typography.Text>
        {publication.date !== undefined && (
          <Typography.Text type="secondary" className="tabular">
            {t.published} {publication.date}
          </Typography.Text>
        )}
        <Tag>{events[dossier.event]}</Tag>
        <Link to={`/publications/${encodeURIComponent(publication.number)}`}>{t.openPublication}</Link>
      </Flex>
      <Typography.Title level={2} style={{ fontSize: 19, margin: '0 0 4px' }} {...langOf(title)}>
        {title === undefined ? (
          publication.title || publication.number
        ) : (
          <MarkedText text={title.text} marks={title.marks} />
        )}
      </Typography.Title>
      {otherTitles.map((one) => (
        <Typography.Paragraph key={one.text} type="secondary" style={{ margin: '0 0 4px' }} {...langOf(one)}>
          <MarkedText text={one.text} marks={one.marks} />
        </Typography.Paragraph>
      ))}
      <Typography.Paragraph style={{ margin: '8px 0' }}>
        <strong>{t.because}</strong> {tell(dossier.because)}
      </Typography.Paragraph>
      {abstracts.length === 0 && <Typography.Text type="secondary">{t.noAbstract}</Typography.Text>}
      {inOrder(abstracts, spoken).map((one) => (
        <Passage key={one.lang + one.text} label={labelled(t.abstract, t.languages[one.lang as 'zh'])} passage={one} />
      ))}
      {claims.length > 0 && (
        <section aria-label={t.claims(claims.length, dossier.claimCount)}>
          <Typography.Text type="secondary">{t.claims(claims.length, dossier.claimCount)}</Typography.Text>
          {claims.map((claim) => (
            <Typography.Paragraph
              key={claim.number}
              style={{ margin: '4px 0', whiteSpace: 'pre-line' }}
              {...langOf(claim)}
            >
              <MarkedText text={claim.text} marks={claim.marks} />
            </Typography.Paragraph>
          ))}
        </section>
      )}
      {passages.length > 0 && (
        <section aria-label={t.passages}>
          <Typography.Text type="secondary">{t.passages}</Typography.Text>
          {passages.map((passage) => (
            <Typography.Paragraph key={passage} style={{ margin: '4px 0' }}>
              {passage}
            </Typography.Paragraph>
          ))}
        </section>
      )}
      <Bibliography dossier={dossier} />
    </article>
  );
}

function Bibliography({ dossier }: { readonly dossier: QueueDossier }): ReactNode {
  const t = useTexts(publicationTexts);
  const { stops } = useLanguage();
  const { applicants, inventors, classes, classesMet } = dossier;
  const items = [
    {
      key: 'applicants',
      label: t.applicants,
      children: applicants.map(({ text, marks }, at) => (
        <span key={text}>
          {at > 0 && '；'}
          <MarkedText text={text} marks={marks} />
        </span>
      )),
    },
    { key: 'inventors', label: t.inventors, children: inventors.join(stops.apart) },
    {
      key: 'classes',
      label: t.classes,
      children: classes.map((symbol) => (
        <span key={symbol} className="tabular" style={{ marginInlineEnd: 8 }}>
          {classesMet.includes(symbol) ? <mark>{symbol}</mark> : symbol}
        </span>
      )),
    },
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      style={{ marginTop: 8 }}
      items={items.filter(({ children }) => children.length > 0)}
    />
  );
}

function Passage({ label, passage }: { readonly label: string; readonly passage: MarkedPassage }): ReactNode {
  return (
    <section aria-label={label}>
      <Typography.Text type="secondary">{label}</Typography.Text>
      <Typography.Paragraph
        style={{ margin: '2px 0 8px', whiteSpace: 'pre-line', lineHeight: 1.7 }}
        {...langOf(passage)}
      >
        <MarkedText text={passage.text} marks={passage.marks} />
      </Typography.Paragraph>
    </section>
  );
}

/** The reader's language first. */
function inOrder(passages: readonly MarkedPassage[], spoken: string): readonly MarkedPassage[] {
  return passages.toSorted((one, other) => Number(other.lang === spoken) - Number(one.lang === spoken));
}

function langOf(passage: MarkedPassage | undefined): { readonly lang?: string } {
  return passage === undefined || passage.lang === 'und' ? {} : { lang: passage.lang };
}

function labelled(name: string, language: string | undefined): string {
  return language === undefined || language === '' ? name : `${name} · ${language}`;
}
