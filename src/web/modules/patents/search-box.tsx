import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { theme } from 'antd';
import { type CSSProperties, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { QueryField, QueryReading } from '../../../shared/search.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { completionOf } from './search-completion.ts';
import { queryEditing, showReading } from './search-editor.ts';
import { boxTexts } from './search-texts.ts';
import './search-box.css';

export interface SearchBoxHandle {
  focus(): void;
}

interface SearchBoxProps {
  readonly value: string;
  /** How `readText` was understood. */
  readonly readText: string;
  readonly reading: QueryReading | undefined;
  readonly onChange: (written: string) => void;
  readonly onSearch: (written: string) => void;
  readonly ref: Ref<SearchBoxHandle>;
}

/** The box in which a query is written. */
export function SearchBox({ value, readText, reading, onChange, onSearch, ref }: SearchBoxProps): ReactNode {
  const t = useTexts(boxTexts);
  const { spoken, convert } = useLanguage();
  const { data } = useGet<{ fields: QueryField[] }>('/api/search/fields');
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  // The editor outlives renders: what it calls is looked up when it calls.
  const now = useRef({ onChange, onSearch, words: { ...t, spoken, convert, fields: data?.fields ?? [] } });
  useEffect(() => {
    now.current = { onChange, onSearch, words: { ...t, spoken, convert, fields: data?.fields ?? [] } };
  });

  useEffect(() => {
    if (place.current === null) return;
    const before = editor.current?.state.doc.toString();
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: before ?? '',
        extensions: [
          queryEditing({
            label: t.box,
            hint: t.hint,
            complete: completionOf(() => now.current.words),
            search: () => now.current.onSearch(view.state.doc.toString()),
          }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) now.current.onChange(state.doc.toString());
          }),
        ],
      }),
    });
    editor.current = view;
    return () => view.destroy();
  }, [t]);

  useEffect(() => {
    const view = editor.current;
    if (view === undefined || view.state.doc.toString() === value) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const view = editor.current;
    if (view === undefined || reading === undefined) return;
    const { problem, parts } = reading;
    const message = problem && (spoken === 'en' ? problem.en : convert(problem.zh));
    const wrong = problem?.at && message !== undefined ? { ...problem.at, message } : undefined;
    showReading(view, readText, parts, wrong);
  }, [reading, readText, spoken, convert]);

  useImperativeHandle(ref, () => ({ focus: () => editor.current?.focus() }), []);
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
