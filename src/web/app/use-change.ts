import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';

interface Change {
  readonly busy: boolean;
  readonly problem: unknown;
  /** Does something on the server, then renews what hangs on it; gives undefined where it was refused. */
  readonly run: <T>(act: () => Promise<T>, done?: string | ((answer: T) => string)) => Promise<T | undefined>;
}

/** Changes of one place of a page: one at a time, with what was refused kept to be shown. */
export function useChange(...renewed: readonly string[]): Change {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  return {
    busy,
    problem,
    async run(act, done) {
      setBusy(true);
      setProblem(undefined);
      try {
        const answer = await act();
        await Promise.all(renewed.map((path) => client.invalidateQueries({ queryKey: [path] })));
        if (done !== undefined) void message.success(typeof done === 'string' ? done : done(answer));
        return answer;
      } catch (error) {
        setProblem(error);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
