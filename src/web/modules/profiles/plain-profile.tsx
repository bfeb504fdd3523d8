import { Card, Collapse, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ProfileVersionView } from '../../../shared/profile-views.ts';
import type { ProfileDefinition } from '../../../shared/profiles.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { ClassTitles } from './class-titles.tsx';
import { HEADING } from './concept-table.tsx';
import { editorTexts } from './editor-texts.ts';
import { ownTexts } from './own-texts.ts';

/** What a version looks for, where, and what it leaves out, for readers who write no queries. */
export function PlainProfile({ version }: { readonly version: ProfileVersionView }): ReactNode {
  const t = useTexts(ownTexts);
  const { tell, stops } = useLanguage();
  const { definition, note, explanation, query } = version;
  return (
    <>
      <Card title={<h2 style={HEADING}>{t.lookFor}</h2>} extra={t.versionOf(version.number)}>
        {note !== null && (
          <Typography.Paragraph type="secondary">
            {t.note}
            {stops.colon}
            {note}
          </Typography.Paragraph>
        )}
        <LookFor definition={definition} />
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'exact',
              label: t.exact,
              children: (
                <>
                  <Typography.Paragraph style={{ whiteSpace: 'pre-wrap' }}>{tell(explanation)}</Typography.Paragraph>
                  <code style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 12.5 }}>{query}</code>
                </>
              ),
            },
          ]}
        />
      </Card>
      <Card title={<h2 style={HEADING}>{t.where}</h2>}>
        <Where definition={definition} />
      </Card>
      <Card title={<h2 style={HEADING}>{t.leaveOut}</h2>}>
        {definition.exclusions.length === 0 ? (
          t.nothingLeftOut
        ) : (
          <>
            <Typography.Paragraph>{t.leftOut}</Typography.Paragraph>
            <Words words={definition.exclusions} />
          </>
        )}
      </Card>
    </>
  );
}

function LookFor({ definition }: { readonly definition: ProfileDefinition }): ReactNode {
  const t = useTexts(ownTexts);
  const { stops } = useLanguage();
  const { concepts, ipc, applicants, query } = definition;
  return (
    <>
      {concepts.length > 0 && <Typography.Paragraph>{concepts.length > 1 ? t.eachOf : t.oneOf}</Typography.Paragraph>}
      {concepts.map(({ name, zh, en }) => (
        <div key={name} style={{ marginBottom: 12 }}>
          <h3 style={{ ...HEADING, marginBottom: 4 }}>{name}</h3>
          <Words words={[...zh, ...en]} />
        </div>
      ))}
      {ipc.length > 0 && (
        <div style={{ marginBottom: 12 }}>
          <Typography.Paragraph>{concepts.length > 0 ? t.classes : t.onlyClasses}</Typography.Paragraph>
          <Words words={ipc} />
          <ClassTitles symbols={ipc} />
        </div>
      )}
      {applicants.length > 0 && (
        <>
          <Typography.Paragraph style={{ marginBottom: 4 }}>{t.applicants}</Typography.Paragraph>
          <ul style={{ marginTop: 0 }}>
            {applicants.map(({ name, former, group }) => (
              <li key={name}>
                {name}
                {former.length + group.length > 0 && t.alsoCalled([...former, ...group].join(stops.list))}
              </li>
            ))}
          </ul>
        </>
      )}
      {query !== undefined && (
        <>
          <Typography.Paragraph style={{ marginBottom: 4 }}>{t.expert}</Typography.Paragraph>
          <Typography.Paragraph code style={{ overflowWrap: 'anywhere' }}>
            {query}
          </Typography.Paragraph>
        </>
      )}
    </>
  );
}

function Where({ definition }: { readonly definition: ProfileDefinition }): ReactNode {
  const t = useTexts(ownTexts);
  const names = useTexts(editorTexts);
  const { stops } = useLanguage();
  const { concepts, countries, types, kinds, legalStatus, published } = definition;
  const fields = [...new Set(concepts.map((concept) => t.fields[concept.fields]))];
  const stages: Readonly<Record<string, string>> = names.stages;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      <li>{countries.length === 0 ? t.anywhere : t.countries(countries.join(stops.list))}</li>
      {fields.length > 0 && <li>{fields.join(' / ')}</li>}
      {types.length > 0 && <li>{t.types(types.map((type) => names.typeNames[type]).join(stops.list))}</li>}
      {kinds.length > 0 && <li>{t.kinds(kinds.join(stops.list))}</li>}
      {legalStatus.length > 0 && (
        <li>{t.legalStatus(legalStatus.map((stage) => stages[stage] ?? stage).join(stops.list))}</li>
      )}
      {published !== undefined && <li>{t.published(published.from ?? t.earliest, published.to ?? t.now)}</li>}
    </ul>
  );
}

function Words({ words }: { readonly words: readonly string[] }): ReactNode {
  return words.map((word) => (
    <Tag key={word} style={{ margin: '0 6px 6px 0', whiteSpace: 'normal', fontSize: 13 }}>
      {word}
    </Tag>
  ));
}
