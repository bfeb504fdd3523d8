import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import type { QueueChoices, QueueProgress } from '../../../shared/screening-queue.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useDecisions } from './decisions.ts';
import { settingsTexts } from './page-texts.ts';
import { ProgressLine } from './progress-line.tsx';
import './queue.css';
import { QueueFilters } from './queue-filters.tsx';
import { QueueListView } from './queue-list-view.tsx';
import { useQueueAddress } from './queue-part.ts';
import { ReadingView } from './reading-view.tsx';
import { RecallLine } from './recall-line.tsx';
import { SettingsTable } from './settings-table.tsx';
import { queueTexts } from './texts.ts';
import { UnsavedNotice } from './unsaved-notice.tsx';

/** The screening queue: what matched, one by one or as a list. */
export default function QueuePage(): ReactNode {
  const t = useTexts(queueTexts);
  const settings = useTexts(settingsTexts);
  const address = useQueueAddress();
  const decisions = useDecisions();
  const [set, setSet] = useState(false);
  const maySet = useMay('analyst', 'reviewer');
  const { data: choices } = useGet<QueueChoices>('/api/queue/choices');
  const { data: progress, error } = useGet<QueueProgress>('/api/queue/progress', address.part, { keepPrevious: true });
  const open = (item: number): void => {
    if (address.view === 'reading') address.open(item);
    else address.go({ view: 'reading', item });
  };
  return (
    <>
      <PageHeader
        title={t.title}
        actions={
          <>
            <LinkButton to="/queue/runs">{t.runs}</LinkButton>
            {maySet && <LinkButton to="/queue/conflicts">{t.conflictPage}</LinkButton>}
            {maySet && <Button onClick={() => setSet(true)}>{settings.title}</Button>}
          </>
        }
      />
      <ProblemNotice problem={error} />
      {progress !== undefined && <ProgressLine progress={progress} saving={decisions.saving} />}
      <QueueFilters address={address} choices={choices} />
      <UnsavedNotice decisions={decisions} onOpen={open} />
      {address.view === 'list' ? (
        <QueueListView address={address} onOpen={open} />
      ) : (
        <>
          {address.order === 'suggested' && <RecallLine part={address.part} />}
          <ReadingView
            key={JSON.stringify([address.part, address.order])}
            address={address}
            decisions={decisions}
            total={progress?.total}
          />
        </>
      )}
      <Drawer open={set} title={settings.title} size={620} onClose={() => setSet(false)}>
        <SettingsTable choices={choices} />
      </Drawer>
    </>
  );
}
