import { Card, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { QueueDossier } from '../../../shared/screening-queue.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { publicationTexts } from './texts.ts';

/** For whom it is, and what they asked for. */
export function CriteriaPanel({ dossier }: { readonly dossier: QueueDossier }): ReactNode {
  const t = useTexts(publicationTexts);
  const { tell, stops } = useLanguage();
  const { enterprise, profile, criteria } = dossier;
  return (
    <Card size="small" title={t.criteria} className="queue-criteria" tabIndex={0} role="region" aria-label={t.criteria}>
      <Typography.Paragraph style={{ marginBottom: 8 }}>
        <strong>{enterprise.name}</strong>
        <br />
        {profile.name} <Typography.Text type="secondary">{t.version(profile.version)}</Typography.Text>
      </Typography.Paragraph>
      {criteria.concepts.map(({ name, met, zh, en }) => (
        <div key={name} style={{ marginBottom: 8 }}>
          <Flex gap={6} align="center">
            <strong>{name}</strong>
            {met && (
              <Tag>
                <Typography.Text type="success">{t.met}</Typography.Text>
              </Tag>
            )}
          </Flex>
          <Typography.Text type="secondary">{[...zh, ...en].join(stops.list)}</Typography.Text>
        </div>
      ))}
      <NamedList name={t.watched} values={criteria.applicants} />
      <NamedList name={t.excluded} values={criteria.exclusions} />
      <Labelled name={t.words}>{tell(criteria.words)}</Labelled>
      <Labelled name={t.query}>
        <Typography.Text code style={{ wordBreak: 'break-word' }}>
          {criteria.query}
        </Typography.Text>
      </Labelled>
    </Card>
  );
}

function NamedList({ name, values }: { readonly name: string; readonly values: readonly string[] }): ReactNode {
  const { stops } = useLanguage();
  return values.length === 0 ? null : <Labelled name={name}>{values.join(stops.list)}</Labelled>;
}

function Labelled({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div style={{ marginBottom: 8 }}>
      <Typography.Text type="secondary">{name}</Typography.Text>
      <div style={{ whiteSpace: 'pre-line', wordBreak: 'break-word' }}>{children}</div>
    </div>
  );
}
