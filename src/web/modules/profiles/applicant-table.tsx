import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { DraftFault } from '../../../shared/profile-views.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { HEADING } from './concept-table.tsx';
import { faultsAt, newApplicant, type ProfileDraft } from './draft.ts';
import { editorTexts } from './editor-texts.ts';
import { useFaultSentences } from './field.tsx';
import { Terms } from './terms.tsx';

type Applicant = ProfileDraft['applicants'][number];

/** The applicants to watch, each with the names that it had and those of its group. */
export function ApplicantTable(props: {
  readonly applicants: readonly Applicant[];
  readonly faults: readonly DraftFault[];
  readonly disabled: boolean;
  readonly onChange: (applicants: readonly Applicant[]) => void;
}): ReactNode {
  const { applicants, faults, disabled, onChange } = props;
  const t = useTexts(editorTexts);
  return (
    <Card size="small" title={<h2 style={HEADING}>{t.applicants}</h2>}>
      <Typography.Paragraph type="secondary">{t.applicantsAbout}</Typography.Paragraph>
      {applicants.map((applicant, at) => (
        <ApplicantRow
          key={applicant.key}
          applicant={applicant}
          faults={faultsAt(faults, 'applicants', at)}
          disabled={disabled}
          onChange={(next) => onChange(applicants.with(at, next))}
          onRemove={() => onChange(applicants.toSpliced(at, 1))}
        />
      ))}
      {!disabled && (
        <Button icon={<PlusOutlined />} onClick={() => onChange([...applicants, newApplicant()])}>
          {t.addApplicant}
        </Button>
      )}
    </Card>
  );
}

function ApplicantRow(props: {
  readonly applicant: Applicant;
  readonly faults: readonly DraftFault[];
  readonly disabled: boolean;
  readonly onChange: (applicant: Applicant) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { applicant, faults, disabled, onChange, onRemove } = props;
  const t = useTexts(editorTexts);
  const { stops } = useLanguage();
  const sentences = useFaultSentences(faults);
  return (
    <fieldset style={{ border: 0, margin: '0 0 12px', padding: 0, minWidth: 0 }}>
      <Flex gap={8} align="flex-start" wrap>
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 3 }}
          value={applicant.name}
          maxLength={200}
          disabled={disabled}
          aria-label={t.applicant}
          placeholder={t.applicant}
          status={sentences.length > 0 ? 'error' : ''}
          onChange={({ target }) => onChange({ ...applicant, name: target.value.replaceAll('\n', ' ') })}
          style={{ flex: '1 1 180px', width: 'auto' }}
        />
        {(['former', 'group'] as const).map((list) => (
          <div key={list} style={{ flex: '1 1 180px', minWidth: 0 }}>
            <Terms
              label={`${t[list]}${stops.colon}${applicant.name}`}
              value={applicant[list]}
              placeholder={t[list]}
              commas="belong"
              disabled={disabled}
              most={list === 'former' ? 100 : 500}
              onChange={(names) => onChange({ ...applicant, [list]: names })}
            />
          </div>
        ))}
        {!disabled && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t.removeApplicant(applicant.name)}
            onClick={onRemove}
          />
        )}
      </Flex>
      {sentences.map((sentence) => (
        <Typography.Text key={sentence} type="danger" role="alert" style={{ display: 'block' }}>
          {sentence}
        </Typography.Text>
      ))}
    </fieldset>
  );
}
