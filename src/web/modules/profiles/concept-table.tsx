import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { DraftFault } from '../../../shared/profile-views.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { faultsAt, newConcept, type ProfileDraft } from './draft.ts';
import { editorTexts } from './editor-texts.ts';
import { useFaultSentences } from './field.tsx';
import { Terms } from './terms.tsx';

type Concept = ProfileDraft['concepts'][number];
const FIELDS = ['ta', 'tac', 'ft'] as const;

/** One row for each concept: its name and where it is looked for, its Chinese terms, its English terms. */
export function ConceptTable(props: {
  readonly concepts: readonly Concept[];
  readonly faults: readonly DraftFault[];
  readonly disabled: boolean;
  readonly onChange: (concepts: readonly Concept[]) => void;
}): ReactNode {
  const { concepts, faults, disabled, onChange } = props;
  const t = useTexts(editorTexts);
  return (
    <Card size="small" title={<h2 style={HEADING}>{t.concepts}</h2>}>
      <Typography.Paragraph type="secondary">{t.conceptsAbout}</Typography.Paragraph>
      {concepts.map((concept, at) => (
        <ConceptRow
          key={concept.key}
          concept={concept}
          faults={faultsAt(faults, 'concepts', at)}
          disabled={disabled}
          onChange={(next) => onChange(concepts.with(at, next))}
          onRemove={() => onChange(concepts.toSpliced(at, 1))}
        />
      ))}
      {!disabled && (
        <Button
          icon={<PlusOutlined />}
          disabled={concepts.length >= 50}
          onClick={() => onChange([...concepts, newConcept()])}
        >
          {t.addConcept}
        </Button>
      )}
    </Card>
  );
}

export const HEADING = { fontSize: 14, margin: 0, fontWeight: 600 } as const;

function ConceptRow(props: {
  readonly concept: Concept;
  readonly faults: readonly DraftFault[];
  readonly disabled: boolean;
  readonly onChange: (concept: Concept) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { concept, faults, disabled, onChange, onRemove } = props;
  const t = useTexts(editorTexts);
  const { stops } = useLanguage();
  const sentences = useFaultSentences(faults);
  const wrong = (language: 'zh' | 'en'): number[] =>
    faults.flatMap(({ path }) => (path[2] === language && typeof path[3] === 'number' ? [path[3]] : []));
  const name = concept.name || (concept.zh[0] ?? concept.en[0] ?? '');
  return (
    <fieldset
      style={{
        border: 0,
        borderBottom: '1px solid rgba(128,128,128,.2)',
        margin: '0 0 12px',
        padding: '0 0 12px',
        minWidth: 0,
      }}
    >
      <Flex gap={8} style={{ marginBottom: 6 }} wrap>
        <Input
          value={concept.name}
          maxLength={100}
          disabled={disabled}
          aria-label={t.concept}
          placeholder={concept.zh[0] ?? concept.en[0] ?? t.concept}
          onChange={({ target }) => onChange({ ...concept, name: target.value })}
          style={{ flex: '1 1 160px', fontWeight: 600 }}
        />
        <Select
          value={concept.fields}
          disabled={disabled}
          aria-label={`${t.fields}${stops.colon}${name}`}
          onChange={(fields) => onChange({ ...concept, fields })}
          options={FIELDS.map((value) => ({ value, label: t.fieldNames[value] }))}
          style={{ width: 190 }}
        />
        {!disabled && (
          <Button type="text" icon={<DeleteOutlined />} aria-label={t.removeConcept(name)} onClick={onRemove} />
        )}
      </Flex>
      <Flex gap={8} wrap>
        {(['zh', 'en'] as const).map((language) => (
          <div key={language} style={{ flex: '1 1 220px', minWidth: 0 }}>
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {t[language]}
            </Typography.Text>
            <Terms
              label={`${t[language]}${stops.colon}${name}`}
              value={concept[language]}
              placeholder={t.termsHint}
              wrong={wrong(language)}
              disabled={disabled}
              onChange={(terms) => onChange({ ...concept, [language]: terms })}
            />
          </div>
        ))}
      </Flex>
      {sentences.map((sentence) => (
        <Typography.Text key={sentence} type="danger" role="alert" style={{ display: 'block', marginTop: 4 }}>
          {sentence}
        </Typography.Text>
      ))}
    </fieldset>
  );
}
