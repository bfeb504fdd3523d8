import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Flex, Input, type InputRef } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTexts } from '../../app/language.tsx';
import { subscriptionTexts } from './desk-history-texts.ts';

/** An address to be taken over by the button, or by hand where the browser lets no page write its clipboard. */
export function CopiedAddress({ label, address }: { readonly label: string; readonly address: string }): ReactNode {
  const t = useTexts(subscriptionTexts);
  const { message } = App.useApp();
  const field = useRef<InputRef>(null);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      void message.success(t.copied);
    } catch {
      void message.info(t.selected);
    }
  };
  return (
    <Flex gap={8}>
      <Input ref={field} readOnly aria-label={label} value={address} onFocus={(event) => event.target.select()} />
      <Button icon={<CopyOutlined />} aria-label={`${t.copy}: ${label}`} onClick={() => void copy()}>
        {t.copy}
      </Button>
    </Flex>
  );
}
