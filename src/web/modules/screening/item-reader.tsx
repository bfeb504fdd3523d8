import { Alert, Card, Flex, type RefSelectProps, Skeleton, Typography } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ScreeningDecision } from '../../../shared/screening.ts';
import type { QueueDossier } from '../../../shared/screening-queue.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CriteriaPanel } from './criteria-panel.tsx';
import { DecisionBar, type Draft } from './decision-bar.tsx';
import type { SentDecision } from './decisions.ts';
import { useDossier } from './dossiers.ts';
import { FamilyMembers } from './family-members.tsx';
import { useKeys } from './keys.ts';
import { PublicationText } from './publication-text.tsx';
import { type Reasons, useReasons } from './reasons.ts';
import { StateTag } from './state-tag.tsx';
import { queueTexts } from './texts.ts';

interface ItemReaderProps {
  readonly item: number;
  /** What was decided about it in this sitting. */
  readonly sent: SentDecision | undefined;
  /** What was written with it before, if it comes back. */
  readonly written: SentDecision['body'] | undefined;
  readonly onDecide: (decision: Omit<SentDecision, 'state' | 'problem'>) => void;
  readonly onUndo: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onHelp: () => void;
  /** Where in the sitting it stands, and what moves on from it. */
  readonly children?: ReactNode;
}

/** One item with everything to judge it by. Give it the item as its key: what is written belongs to the item. */
export function ItemReader(props: ItemReaderProps): ReactNode {
  const { data: dossier, error, refetch } = useDossier(props.item);
  useKeys({
    u: props.onUndo,
    'ctrl+z': props.onUndo,
    n: props.onNext,
    arrowright: props.onNext,
    p: props.onPrevious,
    arrowleft: props.onPrevious,
    '?': props.onHelp,
  });
  if (dossier === undefined) {
    if (error !== null) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
    return <Skeleton active title={false} paragraph={{ rows: 10 }} />;
  }
  return <LoadedItem {...props} dossier={dossier} />;
}

function LoadedItem(props: ItemReaderProps & { readonly dossier: QueueDossier }): ReactNode {
  const { item, dossier, sent, onDecide, onUndo, children } = props;
  const t = useTexts(queueTexts);
  const personName = usePersonName();
  const mayDecide = useMay('screener', 'reviewer');
  const maySettle = useMay('reviewer');
  const reasons = useReasons();
  const [family, setFamily] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => draftOf(dossier, sent?.body ?? props.written, reasons));
  const isDecided = useRef(false);
  const lineField = useRef<TextAreaRef>(null);
  const reasonField = useRef<RefSelectProps>(null);
  useEffect(() => {
    window.scrollTo({ top: 0 });
  }, []);

  const settles = dossier.settings.secondReader && (dossier.decision !== null || dossier.state === 'conflict');
  const canDecide = mayDecide && (!settles || maySettle);
  const { lineRequired } = dossier.settings;
  const takeDraftLine = (): void => {
    setDraft({ ...draft, line: dossier.draftLine });
    lineField.current?.focus();
  };
  const decide = (decision: ScreeningDecision): void => {
    if (!canDecide || isDecided.current) return;
    if (decision === 'keep' && lineRequired && draft.line.trim() === '') {
      takeDraftLine();
      return;
    }
    const { number } = dossier.publication;
    const body = {
      decision,
      reason: reasons.stored(draft.reason.trim()),
      whyItMatters: draft.line.trim(),
      seen: dossier.decision,
    };
    isDecided.current = true;
    onDecide({ item, number, body, settles });
  };
  const keys = { k: 'keep', '1': 'keep', d: 'drop', '2': 'drop', m: 'maybe', '3': 'maybe' } as const;
  useKeys({
    ...Object.fromEntries(Object.entries(keys).map(([key, decision]) => [key, () => decide(decision)])),
    f: () => setFamily(!family),
    l: () => lineField.current?.focus(),
    r: () => reasonField.current?.focus(),
  });
  return (
    <div className="queue-item">
      <Card size="small">
        <PublicationText dossier={dossier} />
        <FamilyMembers dossier={dossier} open={family} onToggle={() => setFamily(!family)} />
      </Card>
      <CriteriaPanel dossier={dossier} />
      <Card size="small" className="queue-decision">
        <Flex gap={8} wrap align="center" style={{ marginBottom: 8 }}>
          <StateTag state={sent === undefined ? dossier.state : sent.body.decision} />
          <SavedState sent={sent} />
          {dossier.decision !== null && dossier.decidedBy !== null && (
            <Typography.Text type="secondary">
              {personName(dossier.decidedBy)} {dossier.reason && reasons.read(dossier.reason)}
            </Typography.Text>
          )}
          {dossier.own !== null && dossier.state === 'waiting' && (
            <Typography.Text type="secondary">{t.readingOwn(t.decisions[dossier.own.decision])}</Typography.Text>
          )}
          <span style={{ flex: 1 }} />
          {children}
        </Flex>
        <Readings dossier={dossier} />
        {!mayDecide && <Typography.Text type="secondary">{t.readOnly}</Typography.Text>}
        {mayDecide && settles && !maySettle && <Alert type="info" title={t.settledByTwo} />}
        {canDecide && (
          <DecisionBar
            draft={draft}
            onDraft={setDraft}
            onDecide={decide}
            onUndo={onUndo}
            onUseDraft={takeDraftLine}
            lineRequired={lineRequired}
            lineField={lineField}
            reasonField={reasonField}
          />
        )}
      </Card>
    </div>
  );
}

function Readings({ dossier: { readings } }: { readonly dossier: QueueDossier }): ReactNode {
  const t = useTexts(queueTexts);
  const { stops } = useLanguage();
  const personName = usePersonName();
  const reasons = useReasons();
  if (readings.length === 0) return null;
  return (
    <div style={{ marginBottom: 8 }}>
      <Typography.Text type="secondary">{t.readings}</Typography.Text>
      {readings.map(({ by, decision, reason, whyItMatters }) => (
        <div key={by + decision}>
          <StateTag state={decision} /> {personName(by)}{' '}
          {[reason && reasons.read(reason), whyItMatters].filter(Boolean).join(stops.apart)}
        </div>
      ))}
    </div>
  );
}

function SavedState({ sent }: { readonly sent: SentDecision | undefined }): ReactNode {
  const t = useTexts(queueTexts);
  if (sent === undefined) return null;
  if (sent.state === 'failed') return <Typography.Text type="danger">{sent.problem}</Typography.Text>;
  return <Typography.Text type="success">{sent.state === 'saved' ? t.saved : t.saving}</Typography.Text>;
}

/** What was written last: in this sitting, by this reader, or with the decision that stands. */
function draftOf(
  { own, reason, whyItMatters }: QueueDossier,
  written: SentDecision['body'] | undefined,
  { read }: Reasons,
): Draft {
  if (written !== undefined) return { line: written.whyItMatters ?? '', reason: read(written.reason ?? '') };
  return { line: own?.whyItMatters ?? whyItMatters ?? '', reason: read(own?.reason ?? reason ?? '') };
}
