import { Select, Tag } from 'antd';
import type { ReactNode } from 'react';

const SEPARATORS = [',', '，', ';', '；', '、', '\n', '\t'];

/** A list of terms as chips: Enter takes one, pasted lists are cut up, chips that are wrong are red. */
export function Terms(props: {
  readonly id?: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (terms: string[]) => void;
  readonly placeholder?: string;
  /** Places of the terms that are wrong. */
  readonly wrong?: readonly number[];
  readonly disabled?: boolean;
  /** Longest list and term that are taken. */
  readonly most?: number;
  /** Names of companies hold commas. */
  readonly commas?: 'separate' | 'belong';
}): ReactNode {
  const {
    id,
    label,
    value,
    onChange,
    placeholder,
    wrong = [],
    disabled = false,
    most = 500,
    commas = 'separate',
  } = props;
  const places = new Map(value.map((term, at) => [term, at]));
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="tags"
      open={false}
      suffixIcon={null}
      aria-label={label}
      value={[...value]}
      disabled={disabled}
      placeholder={disabled ? undefined : placeholder}
      tokenSeparators={commas === 'separate' ? SEPARATORS : SEPARATORS.slice(2)}
      maxCount={most}
      onChange={(terms) => onChange(terms.map((term) => term.trim().slice(0, 200)).filter((term) => term !== ''))}
      style={{ width: '100%' }}
      status={wrong.length > 0 ? 'error' : ''}
      tagRender={({ label: shown, value: term, closable, onClose }) => (
        <Tag
          variant={disabled ? 'outlined' : 'filled'}
          closable={closable}
          onClose={onClose}
          onMouseDown={(event) => event.preventDefault()}
          style={{ margin: '2px 4px 2px 0', whiteSpace: 'normal' }}
          {...(wrong.includes(places.get(String(term)) ?? -1) ? { color: 'error' } : {})}
        >
          {shown}
        </Tag>
      )}
    />
  );
}
