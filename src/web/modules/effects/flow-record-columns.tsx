import { type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FlowItemRecord, FlowRecord } from '../../../shared/flow.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useFlowLabels } from './flow-labels.ts';
import { FlowStory } from './flow-story.tsx';
import { flowRecordTexts } from './flow-texts.ts';

type Column = TableColumnsType<FlowRecord & { readonly key: number }>[number];

/** The columns of a list of records; all records of a list are of one kind. */
export function useRecordColumns(of: FlowRecord['of'] | undefined): Column[] {
  const t = useTexts(flowRecordTexts);
  const { tell, stops } = useLanguage();
  const { profileName } = useFlowLabels();
  const column = (title: string, width: number, read: (record: FlowRecord) => ReactNode): Column => ({
    title,
    width,
    render: (_, record) => read(record),
  });
  const publication = [
    column(t.number, 150, (one) => <Publication number={one.number} />),
    column(t.name, 280, (one) => (one.of === 'record' ? '' : one.title)),
    column(t.published, 110, (one) => (one.of === 'record' ? '' : one.date)),
  ];
  const ofRun = [
    column(t.enterprise, 200, (one) => ('enterprise' in one ? one.enterprise.name : '')),
    column(t.profile, 160, (one) => ('profile' in one ? profileName(one.profile) : '')),
  ];
  const day = column(t.day, 110, (one) => one.day);
  if (of === 'record') {
    return [
      column(t.file, 240, (one) => (one.of === 'record' ? one.file : '')),
      column(t.record, 80, (one) => (one.of === 'record' ? one.record : '')),
      day,
      column(t.number, 150, (one) => <Publication number={one.number} />),
      column(t.outcome, 90, (one) => (one.of === 'record' ? t.outcomes[one.outcome] : '')),
      column(t.problem, 320, (one) => (one.of === 'record' && one.problem !== null ? tell(one.problem) : '')),
    ];
  }
  if (of === 'publication') return [...publication, day];
  if (of === 'match') return [...publication, ...ofRun, day];
  if (of === 'family') {
    return [
      ...publication,
      ...ofRun,
      day,
      column(t.members, 260, (one) => (one.of === 'family' ? one.members.join(stops.apart) : '')),
    ];
  }
  return [
    column(t.name, 300, (one) => (one.of === 'item' ? <ItemHead record={one} /> : '')),
    column(t.enterprise, 200, (one) =>
      one.of === 'item' ? `${one.enterprise.name} · ${profileName(one.profile)}` : '',
    ),
    column(t.whole, 480, (one) => (one.of === 'item' ? <FlowStory record={one} /> : '')),
  ];
}

function Publication({ number }: { readonly number: string | null }): ReactNode {
  return number === null ? '' : <Link to={`/publications/${encodeURIComponent(number)}`}>{number}</Link>;
}

function ItemHead({ record }: { readonly record: FlowItemRecord }): ReactNode {
  return (
    <>
      <div>{record.title}</div>
      <Publication number={record.number} />
      {record.date !== null && <Typography.Text type="secondary"> · {record.date}</Typography.Text>}
    </>
  );
}
