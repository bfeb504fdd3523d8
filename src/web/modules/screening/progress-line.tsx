import { Flex, Progress, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { QueueProgress } from '../../../shared/screening-queue.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { queueTexts } from './texts.ts';

/** How much of the part is done and left. */
export function ProgressLine({
  progress,
  saving,
}: {
  readonly progress: QueueProgress;
  readonly saving: number;
}): ReactNode {
  const t = useTexts(queueTexts);
  const maySeeConflicts = useMay('analyst', 'reviewer');
  const { total, open, waiting, conflict, keep, drop, maybe } = progress;
  const done = total - open;
  return (
    <Flex gap={12} wrap align="center" role="status" style={{ marginBottom: 8 }}>
      <Progress
        percent={total === 0 ? 0 : Math.round((100 * done) / total)}
        showInfo={false}
        aria-label={t.progressName}
        size="small"
        style={{ width: 140 }}
      />
      <span className="tabular">{t.progress(done, total)}</span>
      <strong className="tabular">{t.left(open)}</strong>
      <Typography.Text type="secondary" className="tabular">
        {t.counts(keep, drop, maybe)}
      </Typography.Text>
      {waiting > 0 && <span>{t.waiting(waiting)}</span>}
      {conflict > 0 &&
        (maySeeConflicts ? <Link to="/queue/conflicts">{t.conflicts(conflict)}</Link> : t.conflicts(conflict))}
      {saving > 0 && <Typography.Text type="secondary">{t.savingCount(saving)}</Typography.Text>}
    </Flex>
  );
}
