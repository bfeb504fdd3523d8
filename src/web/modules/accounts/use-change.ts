import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** Makes a change and renews what the server gives at an address; a refusal is kept to be shown. */
export function useChange(path: string) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const change = async <Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> => {
    setProblem(undefined);
    try {
      const answer = await work();
      await client.invalidateQueries({ queryKey: [path] });
      return answer;
    } catch (refused) {
      setProblem(refused);
      return undefined;
    }
  };
  return { problem, change };
}
