import { Card, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type ContributionContent, type ContributionKind, PARTS_OF } from '../../../shared/bulletin.ts';
import { PART_WORDS } from '../../../shared/bulletin-words.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { contributionTexts } from './texts.ts';

/** A contribution for reading. */
export function ContentShown(props: {
  readonly title: string;
  readonly kind: ContributionKind;
  readonly content: ContributionContent;
}): ReactNode {
  const { title, kind, content } = props;
  const t = useTexts(contributionTexts);
  const { tell } = useLanguage();
  return (
    <Card size="small" title={title} style={{ marginBottom: 12 }}>
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {content.title || t.empty}
      </Typography.Title>
      {PARTS_OF[kind].map((part) => (
        <div key={part}>
          {PARTS_OF[kind].length > 1 && <Typography.Text strong>{tell(PART_WORDS[part])}</Typography.Text>}
          <Typography.Paragraph style={{ whiteSpace: 'pre-wrap' }}>
            {content.parts[part] || t.empty}
          </Typography.Paragraph>
        </div>
      ))}
    </Card>
  );
}
