import { Card, Divider, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { DeskItemPage, DeskJudgement, DeskUse } from '../../../shared/desk.ts';
import { useTexts } from '../../app/language.tsx';
import { usePersonName } from '../../ui/person.ts';
import './desk.css';
import { useInstant } from '../../ui/instants.ts';
import { deskItemTexts } from './desk-texts.ts';
import { RemarkForm } from './remark-form.tsx';
import { UseForm } from './use-form.tsx';
import { wordTexts } from './word-texts.ts';

/** What the enterprise said of an item, all of it, and where it says more. */
export function DeskRecord({ page }: { readonly page: DeskItemPage }): ReactNode {
  const own = useTexts(deskItemTexts);
  const [newest] = page.judgements;
  return (
    <Card className="desk-card" styles={{ body: { padding: 0 } }}>
      <section aria-labelledby="judgements">
        <Typography.Title level={2} id="judgements" style={{ fontSize: 16, marginTop: 0 }}>
          {own.judgements}
        </Typography.Title>
        {newest === undefined && <Typography.Text type="secondary">{own.noJudgement}</Typography.Text>}
        {page.judgements.map((judgement) => (
          <Judgement
            key={judgement.at + judgement.rating + judgement.reason}
            judgement={judgement}
            counts={judgement === newest}
          />
        ))}
        {newest !== undefined && <RemarkForm id={page.id} newest={newest} />}
      </section>
      <Divider />
      <section aria-labelledby="use">
        <Typography.Title level={2} id="use" style={{ fontSize: 16, marginTop: 0, scrollMarginTop: 80 }}>
          {own.uses}
        </Typography.Title>
        {page.useRecords.length === 0 && <Typography.Paragraph type="secondary">{own.noUse}</Typography.Paragraph>}
        {page.useRecords.map((use) => (
          <Use key={use.at + use.node} use={use} />
        ))}
        <UseForm id={page.id} />
      </section>
    </Card>
  );
}

function Judgement({ judgement, counts }: { readonly judgement: DeskJudgement; readonly counts: boolean }): ReactNode {
  const own = useTexts(deskItemTexts);
  const personName = usePersonName();
  const words = useTexts(wordTexts);
  const moment = useInstant();
  const { rating, reason, remark, by, at } = judgement;
  return (
    <div style={{ marginBottom: 8, opacity: counts ? 1 : 0.75 }}>
      <Flex gap="4px 12px" wrap align="center">
        <strong>{words.rating[rating]}</strong>
        {reason !== null && <span>{words.reason[reason]}</span>}
        <Typography.Text type="secondary">
          {personName(by)} · <span className="tabular">{moment(at)}</span>
        </Typography.Text>
        {counts && <Tag>{own.counts}</Tag>}
      </Flex>
      {remark !== null && <div style={{ whiteSpace: 'pre-line' }}>{remark}</div>}
    </div>
  );
}

function Use({ use }: { readonly use: DeskUse }): ReactNode {
  const words = useTexts(wordTexts);
  const personName = usePersonName();
  const moment = useInstant();
  const { node, whatChanged, evidence, saved, by, at } = use;
  return (
    <div style={{ marginBottom: 12 }}>
      <Flex gap="4px 12px" wrap align="center">
        <Tag color="success" style={{ margin: 0 }}>
          {words.node[node]}
        </Tag>
        {saved !== null && (
          <span className="tabular">
            {saved.amount.toLocaleString('zh-CN')} {words.unit[saved.unit]}
          </span>
        )}
        <Typography.Text type="secondary">
          {personName(by)} · <span className="tabular">{moment(at)}</span>
        </Typography.Text>
      </Flex>
      <div style={{ whiteSpace: 'pre-line' }}>{whatChanged}</div>
      {evidence !== null && (
        <Typography.Text type="secondary" style={{ whiteSpace: 'pre-line' }}>
          {evidence}
        </Typography.Text>
      )}
    </div>
  );
}
