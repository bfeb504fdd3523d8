import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DecisionInput, QueueLine } from '../../../shared/screening-queue.ts';
import { post } from '../../app/api.ts';
import { useSignedIn } from '../../app/session.tsx';
import { dossierPath } from './dossiers.ts';

/** A decision on its way to the server. What is not saved stays, with the sentence that says why. */
export interface SentDecision {
  readonly item: number;
  readonly number: string;
  readonly body: DecisionInput;
  /** A word on what readers disagree on, or had agreed on. */
  readonly settles: boolean;
  readonly state: 'saving' | 'saved' | 'failed';
  readonly problem?: string;
}

export interface Decisions {
  readonly sent: ReadonlyMap<number, SentDecision>;
  readonly unsaved: readonly SentDecision[];
  readonly saving: number;
  /** Sends it and returns at once. */
  readonly decide: (decision: Omit<SentDecision, 'state' | 'problem'>) => void;
  readonly retry: (item: number) => void;
  readonly discard: (item: number) => void;
  /** What was written last with an item in this sitting, also when it was taken back. */
  readonly written: (item: number) => DecisionInput | undefined;
  /** Takes back the last decision of this sitting; gives its item at once, or undefined when there is none. */
  readonly undo: () => Undone | undefined;
}

export interface Undone {
  readonly item: number;
  readonly number: string;
  /** Fails with the server's sentence; then the decision stands, and can be taken back again. */
  readonly done: Promise<void>;
}

/** Decisions are sent in the background, those of one item one after the other. */
export function useDecisions(): Decisions {
  const client = useQueryClient();
  const { account } = useSignedIn();
  const place = `chuanli.queue.unsaved.${account.id}`;
  const [sent, setSent] = useState<ReadonlyMap<number, SentDecision>>(() => keptIn(place));
  const newest = useRef(sent);
  const history = useRef<SentDecision[]>([]);
  const words = useRef(new Map<number, DecisionInput>());
  const underway = useRef(new Map<number, Promise<unknown>>());

  const put = useCallback(
    (decision: SentDecision | undefined, item: number): void => {
      const next = new Map(newest.current);
      if (decision === undefined) next.delete(item);
      else next.set(item, decision);
      newest.current = next;
      sessionStorage.setItem(place, JSON.stringify([...next.values()].filter(({ state }) => state !== 'saved')));
      setSent(next);
    },
    [place],
  );

  const renew = useCallback(
    (item: number): void => {
      for (const path of ['/api/queue/progress', '/api/queue/conflicts', '/api/queue/items']) {
        void client.invalidateQueries({ queryKey: [path] });
      }
      void client.invalidateQueries({ queryKey: [dossierPath(item)] });
    },
    [client],
  );

  const send = useCallback(
    (decision: SentDecision): void => {
      const { item, body, settles } = decision;
      put(decision, item);
      const path = `${dossierPath(item)}/${settles ? 'settlement' : 'decision'}`;
      const { seen: _seen, ...settlement } = body;
      // A later word on the same item stands already; what became of this one must not take its place.
      const note = (became: Pick<SentDecision, 'state' | 'problem'>): void => {
        if (newest.current.get(item) === decision) put({ ...decision, ...became }, item);
      };
      const work = (underway.current.get(item) ?? Promise.resolve())
        .then(() => post<QueueLine>(path, settles ? settlement : body))
        .then(
          () => note({ state: 'saved' }),
          (problem: Error) => note({ state: 'failed', problem: problem.message }),
        )
        .then(() => renew(item));
      underway.current.set(item, work);
    },
    [put, renew],
  );

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if ([...newest.current.values()].some(({ state }) => state !== 'saved')) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);

  return useMemo(() => {
    const unsaved = [...sent.values()].filter(({ state }) => state === 'failed');
    return {
      sent,
      unsaved,
      saving: [...sent.values()].filter(({ state }) => state === 'saving').length,
      decide: (given) => {
        const decision: SentDecision = { ...given, state: 'saving' };
        history.current.push(decision);
        words.current.set(decision.item, decision.body);
        send(decision);
      },
      retry: (item) => {
        const decision = newest.current.get(item);
        if (decision !== undefined) send({ ...without(decision), state: 'saving' });
      },
      discard: (item) => {
        history.current = history.current.filter((one) => one.item !== item);
        put(undefined, item);
      },
      written: (item) => words.current.get(item),
      undo: () => {
        const last = history.current.pop();
        if (last === undefined) return undefined;
        const { item, number } = last;
        const before = underway.current.get(item) ?? Promise.resolve();
        const takeBack = async (): Promise<void> => {
          await before;
          const sentBefore = newest.current.get(item);
          put(undefined, item);
          if (sentBefore?.state === 'failed') return;
          try {
            await post(`${dossierPath(item)}/undo`);
          } catch (problem) {
            history.current.push(last);
            put(sentBefore, item);
            throw problem;
          } finally {
            renew(item);
          }
        };
        const done = takeBack();
        underway.current.set(
          item,
          done.catch(() => undefined),
        );
        return { item, number, done };
      },
    };
  }, [sent, send, put, renew]);
}

function without({ problem: _problem, ...decision }: SentDecision): SentDecision {
  return decision;
}

/** What a reload or an expired sign-in interrupted comes back as not saved. */
function keptIn(place: string): ReadonlyMap<number, SentDecision> {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? '[]') as SentDecision[];
    return new Map(kept.map((one) => [one.item, { ...one, state: 'failed' }]));
  } catch {
    return new Map();
  }
}
