import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { theme } from 'antd';
import { type CSSProperties, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { QueryField, QueryReading } from '../../shared/search.ts';
import { useGet } from '../app/data.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { completionOf } from './query-completion.ts';
import { queryEditing, showReading } from './query-editing.ts';
import { queryTexts } from './query-texts.ts';
import './query-box.css';

export interface QueryBoxHandle {
  focus(): void;
}

interface QueryBoxProps {
  readonly id?: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** The text that was read; the marks are shown as long as it still stands there. */
  readonly readText: string;
  readonly parts: QueryReading['parts'] | undefined;
  readonly problem: QueryReading['problem'];
  readonly disabled?: boolean;
  readonly longest?: number;
  readonly onChange: (written: string) => void;
  /** What Enter does; without it Enter breaks the line. */
  readonly onSearch?: (written: string) => void;
  readonly ref?: Ref<QueryBoxHandle>;
}

const NO_PARTS: QueryReading['parts'] = [];

/** The box in which a query is written: its parts are marked, its fields completed, and what is wrong is underlined at its place. */
export function QueryBox(props: QueryBoxProps): ReactNode {
  const { id, label, hint = '', value, readText, parts = NO_PARTS, problem, disabled = false, ref } = props;
  const { longest = Number.POSITIVE_INFINITY, onChange, onSearch } = props;
  const searches = onSearch !== undefined;
  const t = useTexts(queryTexts);
  const { spoken, convert, tell } = useLanguage();
  const { data } = useGet<{ fields: QueryField[] }>('/api/search/fields');
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView>();
  // The editor outlives renders: what it calls is looked up when it calls.
  const now = useRef({ value, onChange, onSearch, words: { ...t, spoken, convert, fields: data?.fields ?? [] } });
  useEffect(() => {
    now.current = { value, onChange, onSearch, words: { ...t, spoken, convert, fields: data?.fields ?? [] } };
  });

  useEffect(() => {
    if (place.current === null) return;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: now.current.value,
        extensions: [
          queryEditing({
            id,
            label,
            hint,
            disabled,
            longest,
            complete: completionOf(() => now.current.words),
            search: searches ? () => now.current.onSearch?.(made.state.doc.toString()) : undefined,
          }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) now.current.onChange(state.doc.toString());
          }),
        ],
      }),
    });
    setView(made);
    return () => made.destroy();
  }, [id, label, hint, disabled, longest, searches]);

  useEffect(() => {
    if (view === undefined || view.state.doc.toString() === value) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
  }, [view, value]);

  useEffect(() => {
    if (view === undefined) return;
    const message = problem && tell(problem);
    const wrong = problem?.at && message !== undefined ? { ...problem.at, message } : undefined;
    showReading(view, readText, parts, wrong);
  }, [view, parts, problem, readText, tell]);

  useImperativeHandle(ref, () => ({ focus: () => view?.focus() }), [view]);
  return <div ref={place} className="query-box" style={useColours()} />;
}

function useColours(): CSSProperties {
  const { token } = theme.useToken();
  return {
    '--query-background': token.colorBgContainer,
    '--query-border': token.colorBorder,
    '--query-field': token.colorPrimary,
    '--query-secondary': token.colorTextSecondary,
    '--query-placeholder': token.colorTextPlaceholder,
    '--query-fill': token.colorFillTertiary,
    '--query-error': token.colorError,
    color: token.colorText,
  } as CSSProperties;
}
