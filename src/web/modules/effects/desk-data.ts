import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeskAnswer, DeskItem, DeskItemPage } from '../../../shared/desk.ts';
import type { FeedbackInput, UseInput } from '../../../shared/effects.ts';
import { post } from '../../app/api.ts';

export const DESK_ADDRESSES = '/api/desk/addresses';
export const ITEMS = '/api/desk/items';
export const itemPath = (id: number): string => `${ITEMS}/${id}`;

type Said =
  | { readonly what: 'judgements'; readonly input: FeedbackInput }
  | { readonly what: 'uses'; readonly input: UseInput };

/**
 * Says something of an item. The lists that are shown take it over where it stands, so that nothing jumps away under the reader's
 * finger; they are put in order when they are next opened.
 */
export function useSaying(id: number) {
  const client = useQueryClient();
  return useMutation<DeskItemPage, Error, Said>({
    mutationFn: ({ what, input }) => post<DeskItemPage>(`${itemPath(id)}/${what}`, input),
    onSuccess: async (page) => {
      client.setQueryData([itemPath(id), {}], page);
      client.setQueriesData<DeskAnswer>({ queryKey: [ITEMS] }, (answer) => answer && withItem(answer, page));
      await client.invalidateQueries({ queryKey: [ITEMS], refetchType: 'none' });
      for (const list of ['issues', 'judgements', 'uses']) {
        await client.invalidateQueries({ queryKey: [`/api/desk/${list}`] });
      }
    },
  });
}

function withItem(answer: DeskAnswer, { judgement, uses, unread, id }: DeskItem): DeskAnswer {
  const before = answer.items.find((item) => item.id === id);
  if (before === undefined) return answer;
  const { counts } = answer;
  return {
    ...answer,
    items: answer.items.map((item) => (item.id === id ? { ...item, judgement, uses, unread } : item)),
    counts: {
      all: counts.all,
      unread: counts.unread - (before.unread && !unread ? 1 : 0),
      notJudged: counts.notJudged - (before.judgement === null && judgement !== null ? 1 : 0),
      used: counts.used + (before.uses.length === 0 && uses.length > 0 ? 1 : 0),
    },
  };
}
