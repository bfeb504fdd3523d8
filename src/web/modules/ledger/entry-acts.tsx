import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Input, InputNumber, Slider } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EntryReport, EntryStep, LedgerEntry } from '../../../shared/ledger.ts';
import type { EntryEdit, EntryPage, EntryStepInput } from '../../../shared/ledger-pages.ts';
import { ApiProblem, post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { ledgerTexts } from './ledger-texts.ts';
import { MatterFields } from './matter-fields.tsx';
import { newestEntry, overNewest } from './meet-newest.ts';
import { ledgerWords } from './word-texts.ts';

type Act = Exclude<EntryStep, 'open'>;

/** What the one who looks may do next with an entry: a button for each, and the form of the one that is chosen. */
export function EntryActs({ page }: { readonly page: EntryPage }): ReactNode {
  const t = useTexts(ledgerTexts);
  const [chosen, setChosen] = useState<Act>();
  const acts = page.may.filter((act): act is Act => act !== 'add-evidence' && act !== 'open');
  if (acts.length === 0 && !page.needsAnother) return null;
  return (
    <div>
      {page.needsAnother && <Alert type="info" showIcon title={t.needsAnother} style={{ marginBottom: 12 }} />}
      <Flex gap={8} wrap>
        {acts.map((act, at) => (
          <Button
            key={act}
            type={chosen === act || (chosen === undefined && at === 0) ? 'primary' : 'default'}
            onClick={() => setChosen(act)}
          >
            {t[act]}
          </Button>
        ))}
      </Flex>
      {chosen !== undefined && acts.includes(chosen) && (
        <ActForm key={chosen} act={chosen} page={page} onDone={() => setChosen(undefined)} />
      )}
    </div>
  );
}

const NEEDS_WHY: ReadonlySet<Act> = new Set(['ask-extension', 'refuse-extension', 'send-back']);

/** In a conflict what was filled in stays; what was left as it was becomes as it is now, and only then can it be sent again. */
function ActForm(props: { readonly act: Act; readonly page: EntryPage; readonly onDone: () => void }): ReactNode {
  const { act, page, onDone } = props;
  const { entry } = page;
  const t = useTexts(ledgerTexts);
  const { busy, problem, run } = useChange(`/api/ledger/entries/${entry.id}`, '/api/ledger', '/api/matters');
  const client = useQueryClient();
  const [seen, setSeen] = useState(entry);
  const [comment, setComment] = useState('');
  const [askedDueOn, setAskedDueOn] = useState('');
  const [report, setReport] = useState(() => reportOf(entry));
  const [edit, setEdit] = useState(() => editOf(entry));
  const conflict = problem instanceof ApiProblem && problem.code === 'ledger.changed-meanwhile';
  const lacks =
    (NEEDS_WHY.has(act) && comment.trim() === '') ||
    (act === 'ask-extension' && askedDueOn === '') ||
    (act === 'edit' && (edit.matter.trim() === '' || edit.dueOn === ''));
  const send = async (): Promise<void> => {
    const input: EntryStepInput = {
      ...{ step: act, revision: seen.revision, comment },
      ...(act === 'report' && { report }),
      ...(act === 'edit' && { edit }),
      ...(act === 'ask-extension' && { askedDueOn }),
    };
    const sent = await run(() => post<{ revision: number }>(`/api/ledger/entries/${entry.id}/steps`, input), t.done);
    if (sent !== undefined) return onDone();
    const newest = await newestEntry(entry.id);
    if (newest === undefined) return;
    setReport(overNewest(report, reportOf(seen), reportOf(newest)));
    setEdit(overNewest(edit, editOf(seen), editOf(newest)));
    setSeen(newest);
    await client.invalidateQueries({ queryKey: [`/api/ledger/entries/${entry.id}`] });
  };
  return (
    <Card size="small" title={t[act]} style={{ marginTop: 12 }}>
      <Flex vertical gap={10}>
        {act === 'report' && <ReportFields report={report} onChange={setReport} />}
        {act === 'edit' && <MatterFields matter={edit} onChange={setEdit} />}
        {act === 'ask-extension' && (
          <label htmlFor="asked-due-on">
            {t.askedDueOn}
            <DayField id="asked-due-on" from={entry.dueOn} value={askedDueOn} onChange={(day) => setAskedDueOn(day)} />
          </label>
        )}
        <label htmlFor="act-comment">
          {NEEDS_WHY.has(act) ? t.why : t.comment}
          <Input.TextArea
            id="act-comment"
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
        </label>
        {conflict ? (
          <Alert type="warning" showIcon role="alert" title={t.conflict} style={{ marginBottom: 12 }} />
        ) : (
          <ProblemNotice problem={problem} />
        )}
        <Button
          type="primary"
          loading={busy}
          disabled={lacks}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => void send()}
        >
          {t.save}
        </Button>
      </Flex>
    </Card>
  );
}

function reportOf({ percent, progress, problem, nextStep, moneyUsed, node }: LedgerEntry): EntryReport {
  return { percent, progress, problem, nextStep, moneyUsed, node };
}

function editOf({ matter, assisting, person, startOn, dueOn, node }: LedgerEntry): EntryEdit {
  return { matter, assisting, person, startOn, dueOn, node };
}

function ReportFields(props: {
  readonly report: EntryReport;
  readonly onChange: (report: EntryReport) => void;
}): ReactNode {
  const { report, onChange } = props;
  const { field } = useTexts(ledgerWords);
  return (
    <>
      <div>
        {field.percent}
        <Flex gap={12} align="center">
          <Slider
            style={{ flex: 1 }}
            step={5}
            value={report.percent}
            ariaLabelForHandle={field.percent}
            onChange={(percent) => onChange({ ...report, percent })}
          />
          <InputNumber
            min={0}
            max={100}
            precision={0}
            aria-label={`${field.percent} %`}
            suffix="%"
            value={report.percent}
            onChange={(percent) => onChange({ ...report, percent: percent ?? 0 })}
          />
        </Flex>
      </div>
      {(['progress', 'problem', 'nextStep'] as const).map((name) => (
        <label key={name} htmlFor={`report-${name}`}>
          {field[name]}
          <Input.TextArea
            id={`report-${name}`}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={name === 'progress' ? 5000 : 2000}
            value={report[name]}
            onChange={({ target }) => onChange({ ...report, [name]: target.value })}
          />
        </label>
      ))}
      <Flex gap={12} wrap>
        <label htmlFor="report-money" style={{ flex: 1 }}>
          {field.moneyUsed}
          <InputNumber
            id="report-money"
            min={0}
            max={1e12}
            style={{ width: '100%' }}
            value={report.moneyUsed}
            onChange={(moneyUsed) => onChange({ ...report, moneyUsed })}
          />
        </label>
        <label htmlFor="report-node" style={{ flex: 1 }}>
          {field.node}
          <Input
            id="report-node"
            maxLength={200}
            value={report.node ?? ''}
            onChange={({ target }) => onChange({ ...report, node: target.value || null })}
          />
        </label>
      </Flex>
    </>
  );
}
