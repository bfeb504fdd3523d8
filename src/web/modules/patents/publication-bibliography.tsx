import { Descriptions, Flex, Grid, theme } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PublicationView } from '../../../shared/publication-view.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { LegalStatus } from './publication-legal.tsx';
import { bibliographyTexts } from './publication-texts.ts';
import { searchAddress } from './search-address.ts';

type Party = PublicationView['applicants'][number];
type Scheme = PublicationView['classes'][number]['scheme'];
type DatedNumber = PublicationView['priorities'][number];

/** What takes the whole width. */
const LONG: readonly string[] = [
  'applicants',
  'assignees',
  'inventors',
  'ipc',
  'cpc',
  'agents',
  'international',
  'legal',
];

/** Numbers, dates, names and classes. Names and classes lead to the search for them; what no source tells is left out. */
export function Bibliography({ publication }: { readonly publication: PublicationView }): ReactNode {
  const t = useTexts(bibliographyTexts);
  const { tell, stops } = useLanguage();
  const { token } = theme.useToken();
  const wide = Grid.useBreakpoint().lg === true;
  const { written, date, office, type, stage, application, priorities, international } = publication;
  const { applicants, assignees, inventors, agents, classes } = publication;
  const rows: [key: string, label: string, content: ReactNode][] = [
    ['number', t.number, written],
    ['date', t.date, date ?? ''],
    ['office', t.office, tell(office)],
    ['kind', t.kind, `${t.types[type]} · ${t.stages[stage]}`],
    ['application', t.application, application && <Numbers numbers={[application]} />],
    ['priorities', t.priorities, priorities.length > 0 && <Numbers numbers={priorities} />],
    ['applicants', t.applicants, applicants.length > 0 && <Parties parties={applicants} field="pa" />],
    ['assignees', t.assignees, assignees.length > 0 && <Parties parties={assignees} field="pa" />],
    ['inventors', t.inventors, inventors.length > 0 && <Parties parties={inventors} field="in" />],
    ['agents', t.agents, agents.map(({ name }) => name).join(stops.apart)],
    ...(['ipc', 'cpc'] as const).map((scheme): [string, string, ReactNode] => [
      scheme,
      t[scheme],
      classes.some((one) => one.scheme === scheme) && <Classes classes={classes} scheme={scheme} />,
    ]),
    [
      'international',
      t.international,
      international && [international.application, international.publication].filter(Boolean).join(stops.apart),
    ],
    ['legal', t.legal, <LegalStatus key="legal" publication={publication} />],
  ];
  return (
    <Descriptions
      size="small"
      bordered
      column={wide ? 2 : 1}
      styles={{ label: { width: 142 }, content: { background: token.colorBgContainer } }}
      items={rows
        .filter(([, , content]) => content !== false && content !== undefined && content !== '')
        .map(([key, label, children]) => ({
          key,
          label,
          children,
          ...(wide && LONG.includes(key) ? { span: 'filled' as const } : {}),
        }))}
    />
  );
}

function Numbers({ numbers }: { readonly numbers: readonly DatedNumber[] }): ReactNode {
  return (
    <div className="tabular">
      {numbers.map(({ number = '', date = '' }) => (
        <div key={`${number} ${date}`}>{[number, date].filter((part) => part !== '').join('　')}</div>
      ))}
    </div>
  );
}

function Parties({ parties, field }: { readonly parties: readonly Party[]; readonly field: 'pa' | 'in' }): ReactNode {
  const t = useTexts(bibliographyTexts);
  const named = [...new Map(parties.map((party) => [party.name, party])).values()];
  return (
    <Flex gap="2px 16px" wrap>
      {named.map(({ name, standardName, country }) => (
        <span key={name}>
          <Link
            to={searchAddress({ q: `${field}="${name.replaceAll(/["“”„＂]/g, ' ')}"` })}
            title={t.searchFor(name)}
            style={{ textDecoration: 'underline' }}
          >
            {name}
          </Link>
          {country !== undefined && ` [${country}]`}
          {standardName !== undefined && standardName !== name && ` (${standardName})`}
        </span>
      ))}
    </Flex>
  );
}

function Classes({ classes, scheme }: Pick<PublicationView, 'classes'> & { readonly scheme: Scheme }): ReactNode {
  const t = useTexts(bibliographyTexts);
  const once = new Map(classes.filter((one) => one.scheme === scheme).map((one) => [one.symbol, one]));
  return (
    <Flex gap="2px 16px" wrap className="tabular">
      {[...once.values()].map(({ symbol, first, additional }) => (
        <Link
          key={symbol}
          to={searchAddress({ q: `${scheme}=${symbol}` })}
          title={additional ? t.additional : t.searchFor(symbol)}
          style={{ fontWeight: first ? 600 : 400, fontStyle: additional ? 'italic' : 'normal' }}
        >
          {symbol}
        </Link>
      ))}
    </Flex>
  );
}
