import { Badge, Card, Flex, Tag, Typography, theme } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DeskItem } from '../../../shared/desk.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import './desk.css';
import { deskTexts } from './desk-texts.ts';
import { JudgeButtons } from './judge-buttons.tsx';
import { inOrder } from './languages-of-texts.ts';
import { wordTexts } from './word-texts.ts';

/** One item of the desk, with all it takes to judge it without opening it. */
export function DeskCard({ item }: { readonly item: DeskItem }): ReactNode {
  const t = useTexts(deskTexts);
  const words = useTexts(wordTexts);
  const { spoken, stops } = useLanguage();
  const { token } = theme.useToken();
  const [title, ...others] = inOrder(item.titles, spoken);
  return (
    <Card className="desk-card" styles={{ body: { padding: 0 } }}>
      <article aria-labelledby={`item-${item.id}`}>
        <Flex gap="4px 12px" wrap align="center">
          {item.unread && <Badge status="processing" text={<strong>{t.unread}</strong>} />}
          <Typography.Text type="secondary">{words.event[item.event]}</Typography.Text>
          <Typography.Text type="secondary">{t.issue(words.kind[item.issue.kind], item.issue.number)}</Typography.Text>
          {item.uses.map((node) => (
            <Tag key={node} color="success" style={{ margin: 0 }}>
              {t.used} {words.node[node]}
            </Tag>
          ))}
        </Flex>
        <h2 id={`item-${item.id}`}>
          <Link to={`/desk/items/${item.id}`}>
            {title === undefined ? item.number : <MarkedText text={title.text} marks={title.marks} />}
          </Link>
        </h2>
        {others.map(({ text, marks, lang }) => (
          <Typography.Text key={text} type="secondary" lang={lang} style={{ display: 'block' }}>
            <MarkedText text={text} marks={marks} />
          </Typography.Text>
        ))}
        <Flex gap="0 16px" wrap>
          <Typography.Text type="secondary" className="tabular">
            {item.number}
          </Typography.Text>
          {item.date !== undefined && (
            <Typography.Text type="secondary" className="tabular">
              {t.published} {item.date}
            </Typography.Text>
          )}
          <Typography.Text type="secondary">{item.applicants.join(stops.apart)}</Typography.Text>
          {item.members.length > 0 && (
            <Typography.Text type="secondary">{t.family(item.members.length)}</Typography.Text>
          )}
        </Flex>
        {item.whyItMatters !== undefined && (
          <p className="desk-why" style={{ borderColor: token.colorPrimary }}>
            <strong>
              {t.why}
              {stops.colon}
            </strong>
            {item.whyItMatters}
          </p>
        )}
        {item.abstract !== undefined && (
          <Typography.Paragraph lang={item.abstract.lang} style={{ margin: '12px 0 16px' }}>
            <MarkedText text={item.abstract.text} marks={item.abstract.marks} />
          </Typography.Paragraph>
        )}
        <JudgeButtons item={item} />
        <Flex gap={20} wrap style={{ marginTop: 12 }}>
          <Link to={`/desk/items/${item.id}`}>{t.open}</Link>
          <Link to={`/desk/items/${item.id}#use`}>{t.use}</Link>
        </Flex>
      </article>
    </Card>
  );
}
