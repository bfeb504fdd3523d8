import { Flex, Input, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import {
  type ContributionContent,
  type ContributionKind,
  contributionLength,
  LONGEST_CONTRIBUTION,
  PARTS_OF,
} from '../../../shared/bulletin.ts';
import { PART_WORDS } from '../../../shared/bulletin-words.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { contributionTexts } from './texts.ts';

/** Title and parts of a contribution, with how long they are together. */
export function ContentFields(props: {
  readonly kind: ContributionKind;
  readonly content: ContributionContent;
  readonly onChange: (content: ContributionContent) => void;
}): ReactNode {
  const { kind, content, onChange } = props;
  const t = useTexts(contributionTexts);
  const { tell } = useLanguage();
  const id = useId();
  const length = contributionLength(kind, content);
  const over = length - LONGEST_CONTRIBUTION;
  return (
    <Flex vertical gap={12}>
      <div>
        <label htmlFor={`${id}-title`}>{t.name}</label>
        <Input
          id={`${id}-title`}
          maxLength={100}
          value={content.title}
          onChange={({ target }) => onChange({ ...content, title: target.value })}
        />
      </div>
      {PARTS_OF[kind].map((part) => (
        <div key={part}>
          <label htmlFor={`${id}-${part}`}>{tell(PART_WORDS[part])}</label>
          <Input.TextArea
            id={`${id}-${part}`}
            autoSize={{ minRows: part === 'text' ? 8 : 3, maxRows: 24 }}
            maxLength={12_000}
            value={content.parts[part] ?? ''}
            onChange={({ target }) => onChange({ ...content, parts: { ...content.parts, [part]: target.value } })}
          />
        </div>
      ))}
      <Typography.Text type={over > 0 ? 'danger' : 'secondary'} aria-live="polite">
        {t.length(length)} {over > 0 && t.tooLong(over)}
      </Typography.Text>
    </Flex>
  );
}
