import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Input, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import type { NewFeed } from '../../../shared/desk.ts';
import { post, remove } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CopiedAddress } from './copied-address.tsx';
import { DESK_ADDRESSES } from './desk-data.ts';
import { subscriptionTexts } from './desk-history-texts.ts';

/** Opens a feed of a subscription; its address is shown here until the page is left, and never again. */
export function OpenFeed({ subscription }: { readonly subscription: number }): ReactNode {
  const t = useTexts(subscriptionTexts);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [opened, setOpened] = useState<{ readonly name: string; readonly address: string }>();
  const opening = useMutation({
    mutationFn: (wanted: string) => post<NewFeed>('/api/desk/feeds', { subscription, name: wanted }),
    onSuccess: async ({ address }, wanted) => {
      setOpened({ name: wanted, address });
      setName('');
      await client.invalidateQueries({ queryKey: [DESK_ADDRESSES] });
    },
  });
  const open = (): void => {
    if (name.trim() !== '' && !opening.isPending) opening.mutate(name.trim());
  };
  return (
    <div style={{ marginTop: 16 }}>
      {opened !== undefined && (
        <Alert
          type="success"
          title={t.opened(opened.name)}
          description={<CopiedAddress label={`${t.feed} ${opened.name}`} address={opened.address} />}
          style={{ marginBottom: 12 }}
        />
      )}
      <ProblemNotice problem={opening.error} />
      <Flex gap={8} wrap>
        <Input
          value={name}
          maxLength={100}
          aria-label={t.feedName}
          placeholder={t.feedNameHint}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={open}
          style={{ flex: '1 1 200px', width: 'auto' }}
        />
        <Button disabled={name.trim() === ''} loading={opening.isPending} onClick={open}>
          {t.openFeed}
        </Button>
      </Flex>
    </div>
  );
}

/** Closes a feed that the enterprise opened itself. */
export function CloseFeed({ id, name }: { readonly id: number; readonly name: string }): ReactNode {
  const t = useTexts(subscriptionTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const closing = useMutation({
    mutationFn: () => remove(`/api/desk/feeds/${id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [DESK_ADDRESSES] });
      void message.success(t.closed(name));
    },
    onError: (problem) => void message.error(problem.message),
  });
  return (
    <Popconfirm title={t.closeAsk} okText={t.closeFeed} cancelText={t.no} onConfirm={() => closing.mutate()}>
      <Button size="small" loading={closing.isPending} aria-label={`${t.closeFeed}: ${name}`}>
        {t.closeFeed}
      </Button>
    </Popconfirm>
  );
}
