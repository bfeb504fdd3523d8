import { Alert, Flex, Skeleton, Tabs, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { OutsideLink, PublicationView } from '../../../shared/publication-view.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { publicationAddress } from './publication-address.ts';
import { Bibliography } from './publication-bibliography.tsx';
import { Abstracts, Claims, Descriptions, marksOf } from './publication-full-text.tsx';
import { preferred } from './publication-languages.tsx';
import { LegalEvents, LegalStatus } from './publication-legal.tsx';
import { Citations, Families, Origin } from './publication-relations.tsx';
import { publicationTexts } from './publication-texts.ts';
import { searchAddress } from './search-address.ts';

/** A publication with all that is known of it. The tab, and the query whose places are marked, stand in the address. */
export default function PublicationPage(): ReactNode {
  const t = useTexts(publicationTexts);
  const { number = '' } = useParams();
  const [address] = useSearchParams();
  const q = address.get('q') ?? '';
  const path = `/api/publications/${encodeURIComponent(number)}`;
  const { data, error, refetch } = useGet<PublicationView>(path, q === '' ? {} : { q });
  return (
    <>
      {q !== '' && (
        <div style={{ marginBottom: 8 }}>
          <Link to={searchAddress({ q })}>← {t.back}</Link>
        </div>
      )}
      {error && <PageHeader title={number} />}
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data === undefined ? !error && <Skeleton active /> : <Publication publication={data} />}
    </>
  );
}

function Publication({ publication }: { readonly publication: PublicationView }): ReactNode {
  const t = useTexts(publicationTexts);
  const { spoken } = useLanguage();
  const { number, titles, links } = publication;
  const order = preferred(
    titles.map(({ lang }) => lang),
    spoken,
  );
  const [main, ...others] = titles
    .map((title, index) => ({ ...title, index }))
    .sort((one, other) => order.indexOf(one.lang) - order.indexOf(other.lang));
  return (
    <>
      <PageHeader
        title={main?.text ?? `${number}${t.untitled}`}
        about={[number, publication.date].filter(Boolean).join(' · ')}
        actions={<Elsewhere links={links} />}
      />
      {others.map(({ lang, text, index }) => (
        <Typography.Paragraph key={index} {...(lang === 'und' ? {} : { lang })} style={{ marginTop: -8 }}>
          <MarkedText text={text} marks={marksOf(publication, 'ti', index)} />
        </Typography.Paragraph>
      ))}
      <Standing publication={publication} />
      <Rooms publication={publication} />
    </>
  );
}

/** Told first, since whoever reads on would be misled: the office took it back, or something took its place. */
function Standing({ publication }: { readonly publication: PublicationView }): ReactNode {
  const t = useTexts(publicationTexts);
  const { state, withdrawnOn, replacedBy } = publication;
  if (state === 'published' && replacedBy === undefined) return null;
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 12 }}
      title={
        <>
          {state === 'withdrawn' && t.withdrawn(withdrawnOn ?? '')}
          {replacedBy !== undefined && (
            <>
              {' '}
              {t.replaced}{' '}
              <Link to={publicationAddress(replacedBy)} style={{ textDecoration: 'underline' }}>
                {replacedBy}
              </Link>
            </>
          )}
        </>
      }
    />
  );
}

function Rooms({ publication }: { readonly publication: PublicationView }): ReactNode {
  const t = useTexts(publicationTexts);
  const [address, setAddress] = useSearchParams();
  const { claims, descriptions, families, citations, legalEvents } = publication;
  const counted = (name: string, count: number): string => (count === 0 ? name : `${name} (${count})`);
  const mostClaims = Math.max(0, ...claims.map(({ claims }) => claims.length));
  const open = (tab: string): void => {
    const next = new URLSearchParams(address);
    next.set('tab', tab);
    setAddress(next, { replace: true });
  };
  return (
    <Tabs
      activeKey={address.get('tab') ?? 'overview'}
      onChange={open}
      items={[
        {
          key: 'overview',
          label: t.overview,
          children: (
            <Flex vertical gap={16}>
              <Abstracts publication={publication} />
              <Bibliography publication={publication} />
            </Flex>
          ),
        },
        { key: 'claims', label: counted(t.claims, mostClaims), children: <Claims publication={publication} /> },
        {
          key: 'description',
          label: counted(t.description, descriptions.length > 1 ? descriptions.length : 0),
          children: <Descriptions publication={publication} />,
        },
        { key: 'family', label: counted(t.family, families.length), children: <Families publication={publication} /> },
        {
          key: 'citations',
          label: counted(t.citations, citations.length),
          children: <Citations publication={publication} />,
        },
        {
          key: 'legal',
          label: counted(t.legal, legalEvents.length),
          children: (
            <Flex vertical gap={16}>
              <LegalStatus publication={publication} />
              <LegalEvents publication={publication} />
            </Flex>
          ),
        },
        { key: 'origin', label: t.origin, children: <Origin publication={publication} /> },
      ]}
    />
  );
}

/** Places outside; they are told neither where the reader comes from nor anything but the number. */
function Elsewhere({ links }: { readonly links: readonly OutsideLink[] }): ReactNode {
  const t = useTexts(publicationTexts);
  if (links.length === 0) return null;
  return (
    <nav aria-label={t.elsewhere} title={t.elsewhereAbout}>
      <Flex gap={14} wrap>
        {links.map(({ name, url, direct }) => (
          <a key={name} href={url} target="_blank" rel="noopener noreferrer">
            {direct ? `${name} ↗` : t.typeThere(name)}
          </a>
        ))}
      </Flex>
    </nav>
  );
}
