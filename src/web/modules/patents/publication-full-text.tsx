import { Skeleton, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { DescriptionView, PublicationView } from '../../../shared/publication-view.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Mark, MarkedText } from '../../ui/marked-text.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { LanguageColumns } from './publication-languages.tsx';
import { publicationTexts } from './publication-texts.ts';

type Field = PublicationView['marks'][number]['field'];

interface WithPublication {
  readonly publication: PublicationView;
}

/** The marks of a text of a field, counted as the publication counts its texts. */
export function marksOf({ marks }: PublicationView, field: Field, index: number): readonly Mark[] {
  return marks.find((mark) => mark.field === field && mark.index === index)?.ranges ?? [];
}

export function Abstracts({ publication }: WithPublication): ReactNode {
  const t = useTexts(publicationTexts);
  const { abstracts } = publication;
  if (abstracts.length === 0) return <Typography.Text type="secondary">{t.noAbstract}</Typography.Text>;
  return (
    <LanguageColumns
      columns={abstracts.map(({ lang, text }, index) => ({
        index,
        lang,
        content: <MarkedText text={text} marks={marksOf(publication, 'ab', index)} />,
      }))}
    />
  );
}

export function Claims({ publication }: WithPublication): ReactNode {
  const t = useTexts(publicationTexts);
  const { claims } = publication;
  if (claims.length === 0) return <EmptyState about={t.noClaims} />;
  // Places of a match count the claims of all languages through.
  const firsts = claims.map((_, at) => claims.slice(0, at).reduce((sum, before) => sum + before.claims.length, 0));
  return (
    <LanguageColumns
      columns={claims.map(({ lang, claims }, at) => ({
        index: at,
        lang,
        content: claims.map((claim, index) => {
          const place = (firsts[at] ?? 0) + index;
          return (
            <Typography.Paragraph key={place}>
              <MarkedText text={claim} marks={marksOf(publication, 'cl', place)} />
            </Typography.Paragraph>
          );
        }),
      }))}
    />
  );
}

export function Descriptions({ publication }: WithPublication): ReactNode {
  const t = useTexts(publicationTexts);
  const { descriptions } = publication;
  if (descriptions.length === 0) return <EmptyState about={t.noDescription} />;
  return (
    <LanguageColumns
      columns={descriptions.map(({ lang }, index) => ({
        index,
        lang,
        content: <Description publication={publication} index={index} />,
      }))}
    />
  );
}

/** One description, which comes only when it is looked at. */
function Description({ publication, index }: WithPublication & { readonly index: number }): ReactNode {
  const t = useTexts(publicationTexts);
  const { language } = useLanguage();
  const address = `/api/publications/${encodeURIComponent(publication.number)}/descriptions/${index}`;
  const { data, error, refetch } = useGet<DescriptionView>(address);
  const characters = publication.descriptions[index]?.characters ?? 0;
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <>
      <Typography.Paragraph type="secondary">{t.characters(characters.toLocaleString(language))}</Typography.Paragraph>
      <MarkedText text={data.text} marks={marksOf(publication, 'de', index)} />
    </>
  );
}
