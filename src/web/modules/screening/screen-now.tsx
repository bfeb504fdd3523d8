import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { RunList, ScreeningNow } from '../../../shared/screening-queue.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { runTexts } from './page-texts.ts';

const EVERY = 700;

/** What goes on now, asked for again while something does; and what came of it. */
export function ScreeningProgress({ runs }: { readonly runs: RunList | undefined }): ReactNode {
  const t = useTexts(runTexts);
  const { spoken } = useLanguage();
  const client = useQueryClient();
  const running = useRef(false);
  const { data: now } = useGet<ScreeningNow>('/api/queue/runs/now', {}, { every: EVERY });
  const progress = now?.progress ?? null;
  useEffect(() => {
    const ended = running.current && progress === null;
    running.current = progress !== null;
    if (!ended) return;
    for (const path of ['/api/queue/runs', '/api/queue/choices', '/api/queue/progress', '/api/queue/sitting']) {
      void client.invalidateQueries({ queryKey: [path] });
    }
  }, [progress, client]);
  if (now === undefined) return null;
  if (progress !== null) {
    const { phase, done, total } = progress;
    const percent = total === 0 ? 0 : Math.round((100 * done) / total);
    return (
      <div role="status" style={{ marginBottom: 12 }}>
        {total === 0 ? t.phases[phase] : t.phaseCount(t.phases[phase], done, total)}
        <Progress percent={percent} status="active" aria-label={t.phases[phase]} />
      </div>
    );
  }
  if (now.problem !== null) {
    return <Alert type="error" showIcon role="alert" title={now.problem[spoken]} style={{ marginBottom: 12 }} />;
  }
  const run = runs?.runs.find(({ id }) => id === now.finished);
  if (run === undefined) return null;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      style={{ marginBottom: 12 }}
      title={t.done(run.publications, run.profiles, run.matches, run.families)}
      action={
        <Link to={`/queue?run=${run.id}`}>
          <Button size="small" tabIndex={-1}>
            {t.toQueue}
          </Button>
        </Link>
      }
    />
  );
}
