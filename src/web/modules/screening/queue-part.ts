import { useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/** Which part of the queue is looked at, and how; all of it stands in the address, so that it can be sent to a colleague. */
export interface QueueAddress {
  readonly part: { readonly enterprise?: number; readonly profile?: number; readonly run?: number };
  readonly view: 'reading' | 'list';
  readonly order: 'arrival' | 'suggested';
  readonly state: string;
  readonly item: number | undefined;
  /** Goes to an item at once: the router would let the one before take one more key. */
  readonly open: (item: number | undefined) => void;
  /** Changes what is named; an undefined value takes it out. */
  readonly go: (changes: Readonly<Record<string, string | number | undefined>>) => void;
}

export function useQueueAddress(): QueueAddress {
  const [address, setAddress] = useSearchParams();
  const { key } = useLocation();
  const [opened, setOpened] = useState<{ readonly key: string; readonly item: number | undefined }>();
  return useMemo(() => {
    const numberOf = (name: string): number | undefined => {
      const value = Number(address.get(name));
      return Number.isSafeInteger(value) && value > 0 ? value : undefined;
    };
    const [enterprise, profile, run] = [numberOf('enterprise'), numberOf('profile'), numberOf('run')];
    return {
      part: {
        ...(enterprise === undefined ? {} : { enterprise }),
        ...(profile === undefined ? {} : { profile }),
        ...(run === undefined ? {} : { run }),
      },
      view: address.get('view') === 'list' ? 'list' : 'reading',
      order: address.get('order') === 'suggested' ? 'suggested' : 'arrival',
      state: address.get('state') ?? 'decided',
      item: opened?.key === key ? opened.item : numberOf('item'),
      open: (item) => {
        setOpened({ key, item });
        const shown = new URL(window.location.href);
        if (item === undefined) shown.searchParams.delete('item');
        else shown.searchParams.set('item', String(item));
        window.history.replaceState(window.history.state, '', shown);
      },
      go: (changes) =>
        setAddress(
          (before) => {
            const next = new URLSearchParams(before);
            for (const [name, value] of Object.entries(changes)) {
              if (value === undefined) next.delete(name);
              else next.set(name, String(value));
            }
            return next;
          },
          { replace: true },
        ),
    };
  }, [address, setAddress, key, opened]);
}
