import { acceptCompletion, autocompletion, type CompletionSource, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, placeholder } from '@codemirror/view';
import type { QueryPart } from '../../shared/search.ts';

/** What the editor of queries is made with; it stays until the language changes. */
export interface EditorSetting {
  readonly id: string | undefined;
  readonly label: string;
  readonly hint: string;
  readonly complete: CompletionSource;
  /** What Enter does; without it Enter breaks the line, as Shift-Enter always does. */
  readonly search: (() => void) | undefined;
  readonly disabled: boolean;
  /** In UTF-16 units; what would make the query longer is not taken. */
  readonly longest: number;
}

const showParts = StateEffect.define<readonly QueryPart[]>();

/** The parts of the query, each marked as what it is; they go along with what is typed until the next reading comes. */
const partMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(showParts)) {
        return Decoration.set(
          effect.value.map(({ kind, start, end }) => Decoration.mark({ class: `query-${kind}` }).range(start, end)),
        );
      }
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows how a text was read. Ignored where the text has changed since. */
export function showReading(
  view: EditorView,
  text: string,
  parts: readonly QueryPart[],
  wrong?: { readonly start: number; readonly end: number; readonly message: string },
): void {
  const { state } = view;
  if (state.doc.toString() !== text) return;
  view.dispatch({ effects: showParts.of(parts) });
  view.dispatch(setDiagnostics(view.state, wrong === undefined ? [] : [underlined(wrong, state.doc.length)]));
}

/** A problem at the end of the text is underlined at the last character, since nothing stands behind it. */
function underlined(
  { start, end, message }: { readonly start: number; readonly end: number; readonly message: string },
  length: number,
): Diagnostic {
  const to = Math.min(Math.max(end, start + 1), length);
  return { from: Math.max(0, Math.min(start, to - 1)), to, severity: 'error', message };
}

/** A small editor of one query: Enter searches, Shift-Enter breaks the line, the arrows and Enter or Tab choose a completion. */
export function queryEditing(setting: EditorSetting): Extension {
  const { id, label, hint, complete, search, disabled, longest } = setting;
  const enter = {
    key: 'Enter',
    run: (view: EditorView): boolean => {
      if (acceptCompletion(view)) return true;
      search?.();
      return search !== undefined;
    },
  };
  return [
    history(),
    partMarks,
    EditorView.lineWrapping,
    placeholder(hint),
    EditorState.allowMultipleSelections.of(false),
    EditorState.readOnly.of(disabled),
    EditorState.changeFilter.of(({ newDoc, startState }) => newDoc.length <= Math.max(longest, startState.doc.length)),
    // Nothing is chosen before an arrow is pressed, so that Enter searches while completions stand open.
    autocompletion({ override: [complete], icons: false, selectOnOpen: false, interactionDelay: 0 }),
    Prec.highest(keymap.of([enter, { key: 'Tab', run: acceptCompletion }])),
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({
      ...(id === undefined ? {} : { id }),
      'aria-label': label,
      'aria-readonly': String(disabled),
      spellcheck: 'false',
      autocapitalize: 'off',
    }),
    appearance,
  ];
}

const appearance = EditorView.theme({
  '&': { color: 'inherit', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '24px', maxHeight: '192px' },
  '.cm-content': { padding: '7px 0', caretColor: 'currentcolor', fontSize: '15px' },
  '.cm-line': { padding: '0 11px' },
  '.cm-cursor': { borderLeftColor: 'currentcolor' },
  '.cm-placeholder': { color: 'var(--query-placeholder)', fontSize: '14px' },
  '.cm-tooltip': {
    backgroundColor: 'var(--query-background)',
    border: '1px solid var(--query-border)',
    borderRadius: '6px',
    boxShadow: '0 6px 16px rgba(0, 0, 0, 0.15)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '252px', maxWidth: '95vw' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 11px', lineHeight: '20px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--query-field)',
    color: 'var(--query-background)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75', marginLeft: '1em' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--query-error)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--query-error)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '4px',
  },
});
