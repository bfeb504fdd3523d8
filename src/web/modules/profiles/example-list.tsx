import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PublicationLine } from '../../../shared/profiles.ts';
import { MarkedText } from '../../ui/marked-text.tsx';

/** Pieces of text shown of one hit. */
const PIECES = 3;

/** Publications with the places that matched. */
export function ExampleList(props: {
  readonly publications: readonly PublicationLine[];
  readonly none: string;
}): ReactNode {
  const { publications, none } = props;
  if (publications.length === 0) return <Typography.Text type="secondary">{none}</Typography.Text>;
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {publications.map(({ number, title, date, highlights = [] }) => {
        const inTitle = highlights.find(({ field, text }) => field === 'ti' && text === title);
        return (
          <li key={number} style={{ padding: '6px 0', borderBottom: '1px solid rgba(128,128,128,.15)' }}>
            <Link to={`/publications/${number}`}>{number}</Link>{' '}
            <Typography.Text type="secondary" className="tabular">
              {date}
            </Typography.Text>
            <div style={{ fontWeight: 500 }}>
              <MarkedText text={title} marks={inTitle?.marks ?? []} />
            </div>
            {highlights
              .filter((highlight) => highlight !== inTitle)
              .slice(0, PIECES)
              .map(({ field, index, text, marks, cut }) => (
                <div key={`${field} ${index} ${text}`} style={{ fontSize: 13, overflowWrap: 'anywhere' }}>
                  {cut.start && '…'}
                  <MarkedText text={text} marks={marks} />
                  {cut.end && '…'}
                </div>
              ))}
          </li>
        );
      })}
    </ul>
  );
}
