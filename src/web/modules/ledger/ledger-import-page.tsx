import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Table, Typography, Upload } from 'antd';
import { type Key, type ReactNode, useState } from 'react';
import type { AppliedChanges, RefusedRow, WorkbookChange, WorkbookReading } from '../../../shared/ledger-pages.ts';
import { post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { importTexts } from './import-texts.ts';
import { ledgerWords } from './word-texts.ts';

const HEADING = { fontSize: 15, margin: '16px 0 8px' } as const;

/** Reads an edited ledger, shows how it differs, and writes what is confirmed. */
export default function LedgerImportPage(): ReactNode {
  const t = useTexts(importTexts);
  const { busy, problem, run } = useChange('/api/ledger', '/api/matters');
  const [read, setRead] = useState<{ readonly name: string; readonly reading: WorkbookReading }>();
  const [applied, setApplied] = useState<AppliedChanges>();
  const take = async (file: File): Promise<void> => {
    const form = new FormData();
    form.append('file', file);
    setApplied(undefined);
    const reading = await run(() => post<WorkbookReading>('/api/ledger/import/reading', form));
    setRead(reading === undefined ? undefined : { name: file.name, reading });
  };
  const apply = async (changes: readonly WorkbookChange[]): Promise<void> => {
    const sent = changes.map(({ unit: _unit, ...change }) => change);
    const result = await run(() => post<AppliedChanges>('/api/ledger/import', { changes: sent }));
    if (result === undefined) return;
    setApplied(result);
    setRead(undefined);
  };
  return (
    <>
      <PageHeader title={t.title} about={t.about} actions={<LinkButton to="/ledger">{t.back}</LinkButton>} />
      <ProblemNotice problem={problem} />
      {applied && (
        <>
          <Alert type="success" showIcon style={{ marginBottom: 12 }} title={t.applied(applied.applied)} />
          {applied.refused.length > 0 && <Refused title={t.notApplied} refused={applied.refused} />}
        </>
      )}
      <Upload.Dragger
        accept=".xlsx"
        showUploadList={false}
        disabled={busy}
        height={140}
        style={{ marginBottom: 12 }}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <p style={{ fontSize: 26, margin: 0 }}>
          <InboxOutlined />
        </p>
        <div>{t.drop}</div>
        <Typography.Text type="secondary">{t.choose}</Typography.Text>
      </Upload.Dragger>
      {read && <Reading key={read.name} {...read} busy={busy} onApply={apply} />}
    </>
  );
}

function Reading(props: {
  readonly name: string;
  readonly reading: WorkbookReading;
  readonly busy: boolean;
  readonly onApply: (changes: readonly WorkbookChange[]) => Promise<void>;
}): ReactNode {
  const { name, reading, busy, onApply } = props;
  const { rows, unchanged, changes, conflicts, refused } = reading;
  const t = useTexts(importTexts);
  const [chosen, setChosen] = useState<readonly Key[]>(changes.map(({ id }) => id));
  const confirmed = changes.filter(({ id }) => chosen.includes(id));
  return (
    <>
      <Typography.Paragraph>
        {t.chosen(name)}
        <br />
        <strong>{t.counts(rows, changes.length, conflicts.length, unchanged)}</strong>
      </Typography.Paragraph>
      {changes.length === 0 && conflicts.length === 0 && refused.length === 0 && (
        <Alert type="info" title={t.same} showIcon />
      )}
      {changes.length > 0 && (
        <>
          <Typography.Title level={2} style={HEADING}>
            {t.changes}
          </Typography.Title>
          <Differences changes={changes} chosen={chosen} onChoose={setChosen} />
          <Button
            type="primary"
            loading={busy}
            disabled={confirmed.length === 0}
            style={{ marginTop: 12 }}
            onClick={() => void onApply(confirmed)}
          >
            {t.apply(confirmed.length)}
          </Button>
        </>
      )}
      {conflicts.length > 0 && (
        <>
          <Typography.Title level={2} style={HEADING}>
            {t.conflicts}
          </Typography.Title>
          <Typography.Paragraph type="secondary">{t.conflictsAbout}</Typography.Paragraph>
          <Differences changes={conflicts} />
        </>
      )}
      {refused.length > 0 && <Refused title={t.refused} refused={refused} />}
    </>
  );
}

function Differences(props: {
  readonly changes: readonly WorkbookChange[];
  readonly chosen?: readonly Key[];
  readonly onChoose?: (chosen: readonly Key[]) => void;
}): ReactNode {
  const { changes, chosen, onChoose } = props;
  const t = useTexts(importTexts);
  const { field } = useTexts(ledgerWords);
  return (
    <Table<WorkbookChange>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 900 }}
      dataSource={[...changes]}
      {...(chosen &&
        onChoose && {
          rowSelection: {
            selectedRowKeys: [...chosen],
            onChange: (keys) => onChoose(keys),
            getCheckboxProps: ({ number }) => ({ 'aria-label': `${t.select} ${number}` }) as object,
          },
        })}
      columns={[
        { title: t.row, dataIndex: 'row', width: 60, align: 'right' },
        { title: t.entry, dataIndex: 'number', width: 130, className: 'tabular' },
        { title: t.unit, dataIndex: 'unit', width: 200 },
        {
          title: `${t.field} · ${t.before} → ${t.after}`,
          render: (_, { fields }) =>
            fields.map(({ field: name, before, after }) => (
              <Flex key={name} gap={8} wrap style={{ wordBreak: 'break-word' }}>
                <Typography.Text type="secondary" style={{ minWidth: 90 }}>
                  {field[name]}
                </Typography.Text>
                <Typography.Text delete type="secondary">
                  {before || t.empty}
                </Typography.Text>
                <span aria-hidden>→</span>
                <Typography.Text strong>{after || t.empty}</Typography.Text>
              </Flex>
            )),
        },
      ]}
    />
  );
}

function Refused({ title, refused }: { readonly title: string; readonly refused: readonly RefusedRow[] }): ReactNode {
  const t = useTexts(importTexts);
  const { tell } = useLanguage();
  return (
    <>
      <Typography.Title level={2} style={HEADING}>
        {title}
      </Typography.Title>
      <Table<RefusedRow>
        size="small"
        rowKey={({ row, column }) => `${row} ${column}`}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        dataSource={[...refused]}
        columns={[
          { title: t.row, dataIndex: 'row', width: 60, align: 'right' },
          { title: t.column, width: 150, render: (_, { column }) => column ?? '–' },
          { title: t.what, render: (_, one) => tell(one) },
        ]}
      />
    </>
  );
}
