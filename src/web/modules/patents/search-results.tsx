import { Flex, Grid, Table, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SearchHit } from '../../../shared/patents.ts';
import { useTexts } from '../../app/language.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { publicationAddress } from './publication-address.ts';
import { resultTexts } from './search-texts.ts';

type Highlight = NonNullable<SearchHit['highlights']>[number];

interface ResultsProps {
  readonly hits: readonly SearchHit[];
  /** The query, so that the publication's page marks the same places. */
  readonly q: string;
  readonly waiting: boolean;
  readonly empty: ReactNode;
}

/** The hits of one page: on a narrow screen everything stands in one column. */
export function SearchResults({ hits, q, waiting, empty }: ResultsProps): ReactNode {
  const t = useTexts(resultTexts);
  const wide = Grid.useBreakpoint().md === true;
  const facts = [
    { title: t.applicants, width: 150, render: (_: unknown, hit: SearchHit) => <Applicants hit={hit} /> },
    { title: t.classes, width: 116, render: (_: unknown, hit: SearchHit) => <Classes hit={hit} /> },
  ];
  return (
    <Table<SearchHit>
      size="small"
      rowKey="number"
      dataSource={[...hits]}
      pagination={false}
      loading={waiting}
      locale={{ emptyText: empty }}
      columns={[
        ...(wide
          ? [{ title: t.number, width: 138, render: (_: unknown, hit: SearchHit) => <Identity hit={hit} q={q} /> }]
          : []),
        {
          title: t.name,
          render: (_: unknown, hit: SearchHit) => (
            <>
              {!wide && <Identity hit={hit} q={q} />}
              <Texts hit={hit} q={q} />
              {!wide && <Applicants hit={hit} />}
            </>
          ),
        },
        ...(wide ? facts : []),
      ].map((column) => ({ ...column, onCell: () => ({ style: { verticalAlign: 'top' } }) }))}
    />
  );
}

function Identity({ hit, q }: { readonly hit: SearchHit; readonly q: string }): ReactNode {
  const t = useTexts(resultTexts);
  return (
    <Flex vertical align="flex-start" className="tabular">
      <Link to={publicationAddress(hit.number, q)}>{hit.number}</Link>
      <Typography.Text type="secondary">{hit.date}</Typography.Text>
      {hit.state === 'withdrawn' && <Tag color="error">{t.withdrawn(hit.withdrawnOn ?? '')}</Tag>}
    </Flex>
  );
}

/** Title and abstract: with marks where they matched, in each language; else the beginning of the abstract. */
function Texts({ hit, q }: { readonly hit: SearchHit; readonly q: string }): ReactNode {
  const t = useTexts(resultTexts);
  const { highlights = [], title, preview } = hit;
  const marksOfTitle = highlights.find(({ field, text }) => field === 'ti' && text === title)?.marks ?? [];
  const otherTitles = highlights.filter(({ field, text }) => field === 'ti' && text !== title);
  const abstracts = highlights.filter(({ field }) => field === 'ab');
  const further = highlights.filter(({ field }) => field === 'cl' || field === 'de').slice(0, 2);
  return (
    <div style={{ minWidth: 0 }}>
      <Link to={publicationAddress(hit.number, q)} style={{ fontWeight: 600 }}>
        {title === '' ? t.untitled : <MarkedText text={title} marks={marksOfTitle} />}
      </Link>
      {otherTitles.map((piece) => (
        <Piece key={piece.index} piece={piece} />
      ))}
      {abstracts.map((piece) => (
        <Piece key={piece.index} piece={piece} />
      ))}
      {abstracts.length === 0 && preview !== undefined && (
        <Typography.Paragraph type="secondary" ellipsis={{ rows: 2 }} style={{ margin: 0 }}>
          {preview}
        </Typography.Paragraph>
      )}
      {further.map((piece) => (
        <Piece
          key={`${piece.field}${piece.index}`}
          piece={piece}
          about={piece.field === 'cl' ? t.claim : t.description}
        />
      ))}
    </div>
  );
}

function Piece({ piece, about = '' }: { readonly piece: Highlight; readonly about?: string }): ReactNode {
  const { text, marks, cut, lang } = piece;
  return (
    <Typography.Paragraph type="secondary" style={CLAMPED} {...(lang === 'und' ? {} : { lang })}>
      {about}
      {cut.start && '…'}
      <MarkedText text={text} marks={marks} />
      {cut.end && '…'}
    </Typography.Paragraph>
  );
}

/** The first mark stands near the beginning of a piece, so that it is seen. */
const CLAMPED = {
  margin: 0,
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 4,
  overflow: 'hidden',
} as const;

/** Applicants before the rest is only counted. */
const FEW_APPLICANTS = 3;

function Applicants({ hit: { applicants, highlights = [] } }: { readonly hit: SearchHit }): ReactNode {
  const t = useTexts(resultTexts);
  const marksOf = (name: string) => highlights.find(({ field, text }) => field === 'pa' && text === name)?.marks ?? [];
  return (
    <>
      {applicants.slice(0, FEW_APPLICANTS).map((name) => (
        <div key={name}>
          <MarkedText text={name} marks={marksOf(name)} />
        </div>
      ))}
      {applicants.length > FEW_APPLICANTS && (
        <Typography.Text type="secondary">{t.others(applicants.length)}</Typography.Text>
      )}
    </>
  );
}

const FEW_CLASSES = 3;

function Classes({ hit: { classes } }: { readonly hit: SearchHit }): ReactNode {
  const t = useTexts(resultTexts);
  return (
    <span className="tabular">
      {classes.slice(0, FEW_CLASSES).map((symbol) => (
        <div key={symbol}>{symbol}</div>
      ))}
      {classes.length > FEW_CLASSES && <Typography.Text type="secondary">{t.others(classes.length)}</Typography.Text>}
    </span>
  );
}
