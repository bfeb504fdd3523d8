import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../app/api.ts';
import { useTexts } from '../app/language.tsx';
import { layoutTexts } from '../app/texts.ts';

/** Says what the server refused or why it was not reached, in its own sentence, and lets one try again where that may help. */
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
      {...(onRetry === undefined || isFinal(problem)
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

/** What is not there, or not for this person, stays so. */
function isFinal(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.status === 403 || problem.status === 404);
}
