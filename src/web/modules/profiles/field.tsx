import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { DraftFault } from '../../../shared/profile-views.ts';
import { useLanguage } from '../../app/language.tsx';

/** A labelled field with what is wrong in it below. */
export function Field(props: {
  readonly id: string;
  readonly label: ReactNode;
  readonly about?: ReactNode;
  readonly faults?: readonly DraftFault[];
  readonly required?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { id, label, about, faults = [], required = false, children } = props;
  const sentences = useFaultSentences(faults);
  return (
    <Form.Item
      label={label}
      htmlFor={id}
      required={required}
      extra={about}
      style={{ marginBottom: 12 }}
      {...(sentences.length > 0
        ? { validateStatus: 'error' as const, help: sentences.map((sentence) => <div key={sentence}>{sentence}</div>) }
        : {})}
    >
      {children}
    </Form.Item>
  );
}

/** What is wrong, each sentence once, in the language of the reader. */
export function useFaultSentences(faults: readonly DraftFault[]): string[] {
  const { tell } = useLanguage();
  const sentences = faults.map(({ problem }) => tell(problem));
  return [...new Set(sentences)];
}
