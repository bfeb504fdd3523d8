import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { RecallList } from '../../../shared/screening-queue.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import type { QueueAddress } from './queue-part.ts';
import { recallTexts } from './recall-texts.ts';

/** Profiles told of; a queue of many is narrowed to one. */
const SHOWN = 3;
/** It is learned anew from all decisions, which is too much for each single one. */
const RENEWED_MS = 20_000;

/** How many are left until 95 % of what is relevant is found with 90 % confidence, and what that stands on. */
export function RecallLine({ part }: Pick<QueueAddress, 'part'>): ReactNode {
  const t = useTexts(recallTexts);
  const { data } = useGet<RecallList>('/api/queue/recall', part, { keepPrevious: true, every: RENEWED_MS });
  const profiles = (data?.profiles ?? []).filter(({ open }) => open > 0).slice(0, SHOWN);
  if (data === undefined || profiles.length === 0) return null;
  return (
    <div style={{ marginBottom: 12 }}>
      {profiles.map(({ profile, n, relevant, judgedByEnterprise, open, left }) => (
        <div key={profile.id}>
          {left === null ? (
            <Typography.Text type="secondary">
              {t.tooFew(profile.name, n, data.needed.n, data.needed.relevant)}
            </Typography.Text>
          ) : (
            <>
              {left < open ? t.left(profile.name, left, open) : t.all(profile.name, open)}{' '}
              <Typography.Text type="secondary">{t.basis(n, relevant, judgedByEnterprise)}</Typography.Text>
            </>
          )}
        </div>
      ))}
      <Popover title={t.about} content={<Method />} trigger={['click', 'hover']} styles={{ root: { maxWidth: 560 } }}>
        <Button type="link" size="small" icon={<QuestionCircleOutlined />} style={{ paddingInline: 0 }}>
          {t.about}
        </Button>
      </Popover>
    </div>
  );
}

function Method(): ReactNode {
  const t = useTexts(recallTexts);
  return t.method.map((paragraph) => <Typography.Paragraph key={paragraph}>{paragraph}</Typography.Paragraph>);
}
