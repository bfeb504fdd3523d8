import { Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { EntryState, Light, Punctuality, ReturnState } from '../../../shared/ledger.ts';
import { useTexts } from '../../app/language.tsx';
import { ledgerWords } from './word-texts.ts';

type Colour = 'success' | 'warning' | 'danger' | 'secondary' | undefined;

/** A state in a word, whose colour says the same once more. */
function Word({ colour, children }: { readonly colour: Colour; readonly children: ReactNode }): ReactNode {
  return (
    <Tag style={{ marginInlineEnd: 0 }}>
      <Typography.Text {...(colour && { type: colour })} style={{ fontSize: 'inherit', whiteSpace: 'nowrap' }}>
        {children}
      </Typography.Text>
    </Tag>
  );
}

const LIGHTS: Readonly<Record<Light, readonly [Colour, string]>> = {
  green: ['success', '●'],
  yellow: ['warning', '▲'],
  red: ['danger', '■'],
  off: ['secondary', '○'],
  withdrawn: ['secondary', '×'],
};

/** Each light has a shape of its own beside its colour and its word. */
export function LightTag({ light, count }: { readonly light: Light; readonly count?: number }): ReactNode {
  const t = useTexts(ledgerWords);
  const [colour, shape] = LIGHTS[light];
  return (
    <Word colour={colour}>
      <span aria-hidden>{shape} </span>
      {t.light[light]}
      {count !== undefined && ` ${count}`}
    </Word>
  );
}

const ENTRIES: Readonly<Record<EntryState, Colour>> = {
  'not-started': undefined,
  running: undefined,
  'extension-asked': 'warning',
  'to-confirm': 'warning',
  closed: 'secondary',
  'sent-back': 'danger',
};

export function EntryStateTag({ state }: { readonly state: EntryState }): ReactNode {
  const t = useTexts(ledgerWords);
  return <Word colour={ENTRIES[state]}>{t.entryState[state]}</Word>;
}

const RETURNS: Readonly<Record<ReturnState, Colour>> = {
  draft: undefined,
  submitted: 'warning',
  confirmed: 'warning',
  accepted: 'success',
  'sent-back': 'danger',
};

export function ReturnStateTag({ state }: { readonly state: ReturnState | null }): ReactNode {
  const t = useTexts(ledgerWords);
  return state === null ? (
    <Word colour="secondary">{t.notBegun}</Word>
  ) : (
    <Word colour={RETURNS[state]}>{t.returnState[state]}</Word>
  );
}

const PUNCTUALITIES: Readonly<Record<Punctuality, Colour>> = {
  'on-time': 'success',
  late: 'warning',
  awaited: undefined,
  overdue: 'danger',
  closed: 'danger',
};

export function PunctualityTag({ punctuality }: { readonly punctuality: Punctuality }): ReactNode {
  const t = useTexts(ledgerWords);
  return <Word colour={PUNCTUALITIES[punctuality]}>{t.punctuality[punctuality]}</Word>;
}
