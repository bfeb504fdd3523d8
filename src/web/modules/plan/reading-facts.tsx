import { Button, Card, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import type { Cited, PlanDocument } from '../../../shared/plan.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { Read } from './place-shown.tsx';
import { readingTexts } from './reading-texts.ts';

/** What a notice says of itself, what it calls for, and its aims and requirements. */
export function ReadingFacts(props: { readonly document: PlanDocument; readonly onEdit?: () => void }): ReactNode {
  const { document, onEdit } = props;
  const t = useTexts(readingTexts);
  const { stops } = useLanguage();
  const { title, number, issuer, issuedOn, year, addressees, returns, aims, requirements } = document;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t.title, title],
    [t.number, number],
    [t.issuer, issuer],
    [t.issuedOn, issuedOn],
    [t.year, year],
    [t.addressees, addressees.length === 0 ? null : addressees.join(stops.list)],
    [
      t.returns,
      returns && (
        <Read from={returns}>
          {t.returnsBy(returns.date)}
          {returns.items.length > 0 && `${stops.apart}${returns.items.join(stops.list)}`}
          {returns.recipient !== null && `${stops.apart}${t.recipient} ${returns.recipient}`}
        </Read>
      ),
    ],
  ];
  return (
    <Card
      size="small"
      title={t.facts}
      extra={
        onEdit && (
          <Button size="small" aria-label={t.editOf(t.facts)} onClick={onEdit}>
            {t.edit}
          </Button>
        )
      }
    >
      <Descriptions
        size="small"
        column={1}
        items={facts.map(([label, value]) => ({ key: label, label, children: value ?? t.none }))}
      />
      <Lines label={t.aims} lines={aims} />
      <Lines label={t.requirements} lines={requirements} />
    </Card>
  );
}

function Lines({ label, lines }: { readonly label: string; readonly lines: readonly Cited[] }): ReactNode {
  const t = useTexts(readingTexts);
  if (lines.length === 0) return null;
  return (
    <details>
      <summary style={{ cursor: 'pointer' }}>
        {label} · {t.countOf(lines.length)}
      </summary>
      {lines.map((line) => (
        <Read key={`${line.clause} ${line.place.start}`} from={line}>
          {line.text}
        </Read>
      ))}
    </details>
  );
}
