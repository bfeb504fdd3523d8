import { Alert, App, Button, Card, Flex, Spin, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { HEADING } from './concept-table.tsx';
import { editorTexts } from './editor-texts.ts';
import { useFaultSentences } from './field.tsx';
import type { Compiled } from './use-compiled.ts';

/** The query beside its form: as it is stored, and in words. */
export function CompiledQuery({ compiled, faults, isWaiting, error }: Compiled): ReactNode {
  const t = useTexts(editorTexts);
  const sentences = useFaultSentences(faults);
  const isEmpty = faults.length === 1 && faults[0]?.problem.code === 'profile.empty';
  return (
    <Card
      size="small"
      title={<h2 style={HEADING}>{t.compiled}</h2>}
      extra={isWaiting && <Spin size="small" />}
      styles={{ body: { maxHeight: 'calc(100vh - 180px)', overflow: 'auto' } }}
    >
      <ProblemNotice problem={error} />
      <div aria-live="polite">
        {isEmpty ? (
          <Typography.Text type="secondary">{t.noQuery}</Typography.Text>
        ) : (
          sentences.length > 0 && (
            <Alert
              type="warning"
              title={t.faults(sentences.length)}
              description={
                <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                  {sentences.slice(0, 10).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              }
            />
          )
        )}
        {compiled !== null && <Written {...compiled} />}
      </div>
    </Card>
  );
}

function Written(props: NonNullable<Compiled['compiled']>): ReactNode {
  const { query, explanation } = props;
  const t = useTexts(editorTexts);
  const { tell } = useLanguage();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(query);
      void message.success(t.copied);
    } catch {
      void message.info(t.notCopied);
    }
  };
  return (
    <>
      <code style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 12.5, lineHeight: 1.6 }}>{query}</code>
      <Typography.Paragraph type="secondary" style={{ margin: '12px 0 4px', fontSize: 12 }}>
        {t.inWords}
      </Typography.Paragraph>
      <Typography.Paragraph style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {tell(explanation)}
      </Typography.Paragraph>
      <Flex gap={8} wrap>
        <Button size="small" onClick={() => void copy()}>
          {t.copy}
        </Button>
        {query.length <= 2000 && (
          <LinkButton size="small" to={`/search?${new URLSearchParams({ q: query })}`}>
            {t.trySearch}
          </LinkButton>
        )}
      </Flex>
    </>
  );
}
