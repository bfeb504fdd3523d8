import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTexts } from './language.tsx';
import { layoutTexts } from './texts.ts';

/** Keeps a page that fails from taking the others with it. */
export class Failure extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken(): ReactNode {
  const t = useTexts(layoutTexts);
  return (
    <Result
      status="error"
      title={t.brokenTitle}
      subTitle={t.broken}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t.reload}
        </Button>
      }
    />
  );
}
