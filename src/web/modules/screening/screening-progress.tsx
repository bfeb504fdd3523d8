import { Alert, Progress } from 'antd';
import type { ReactNode } from 'react';
import type { RunLine, ScreeningNow } from '../../../shared/screening-queue.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { runTexts } from './page-texts.ts';

/** How far the run is that goes on, or what came of the last one. */
export function ScreeningProgress(props: {
  readonly now: ScreeningNow | undefined;
  readonly runs: readonly RunLine[];
}): ReactNode {
  const { now, runs } = props;
  const t = useTexts(runTexts);
  const { tell } = useLanguage();
  if (now === undefined) return null;
  if (now.progress !== null) {
    const { phase, done, total } = now.progress;
    const percent = total === 0 ? 0 : Math.round((100 * done) / total);
    return (
      <div role="status" style={{ marginBottom: 12 }}>
        {total === 0 ? t.phases[phase] : t.phaseCount(t.phases[phase], done, total)}
        <Progress percent={percent} status="active" aria-label={t.phases[phase]} />
      </div>
    );
  }
  if (now.problem !== null) {
    return <Alert type="error" showIcon role="alert" title={tell(now.problem)} style={{ marginBottom: 12 }} />;
  }
  const run = runs.find(({ id }) => id === now.finished);
  if (run === undefined) return null;
  return (
    <Alert
      type={now.nothingNew ? 'info' : 'success'}
      showIcon
      role="status"
      style={{ marginBottom: 12 }}
      title={now.nothingNew ? t.nothingNew(run.id) : t.done(run)}
      action={
        <LinkButton size="small" to={`/queue?run=${run.id}`}>
          {t.toQueue}
        </LinkButton>
      }
    />
  );
}
