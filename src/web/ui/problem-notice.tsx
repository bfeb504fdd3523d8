import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../app/language.tsx';
import { layoutTexts } from '../app/texts.ts';

/** Says what the server refused or why it was not reached, in its own sentence, and lets one try again. */
export function ProblemNotice(props: { readonly problem: unknown; readonly onRetry?: () => void }): ReactNode {
  const { problem, onRetry } = props;
  const t = useTexts(layoutTexts);
  if (problem === null || problem === undefined) return null;
  const sentence = problem instanceof Error ? problem.message : String(problem);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentence}
      style={{ marginBottom: 16 }}
      {...(onRetry === undefined
        ? {}
        : {
            action: (
              <Button size="small" onClick={onRetry}>
                {t.retry}
              </Button>
            ),
          })}
    />
  );
}
