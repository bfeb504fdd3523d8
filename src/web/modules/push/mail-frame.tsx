import type { ReactNode } from 'react';

/** A mail on its own white ground, as mail programs show it whatever the brightness of our pages; nothing in it runs. */
export function MailFrame({ address, title }: { readonly address: string; readonly title: string }): ReactNode {
  return (
    <iframe
      src={address}
      title={title}
      sandbox=""
      style={{
        width: '100%',
        height: '70vh',
        border: '1px solid rgba(128,128,128,.35)',
        borderRadius: 6,
        background: '#fff',
      }}
    />
  );
}

export function MailText({ text }: { readonly text: string }): ReactNode {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      tabIndex={0}
      style={{
        margin: 0,
        maxHeight: '70vh',
        overflow: 'auto',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        padding: 12,
        border: '1px solid rgba(128,128,128,.35)',
        borderRadius: 6,
        fontFamily: 'inherit',
      }}
    >
      {text}
    </pre>
  );
}
