import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportLine, ImportsUnderWay } from '../../../shared/imports.ts';

export const IMPORTS = '/api/imports';

/**
 * What waits and runs, as the server tells it while it goes on. When an import begins or ends, the lists are asked for anew.
 * @param listening whether there is anything to follow.
 */
export function useImportsUnderWay(listening: boolean): readonly ImportLine[] {
  const client = useQueryClient();
  const [lines, setLines] = useState<readonly ImportLine[]>([]);
  useEffect(() => {
    if (!listening) return;
    let known = '';
    const source = new EventSource(`${IMPORTS}/events`);
    const take = ({ data }: MessageEvent<string>): readonly ImportLine[] => {
      const { imports } = JSON.parse(data) as ImportsUnderWay;
      setLines(imports);
      const now = imports.map((line) => `${line.request} ${line.import} ${line.state}`).join();
      if (known !== '' && now !== known) void client.invalidateQueries({ queryKey: [IMPORTS] });
      known = now;
      return imports;
    };
    source.addEventListener('imports', take);
    source.addEventListener('idle', (event) => {
      take(event);
      source.close();
      void client.invalidateQueries({ queryKey: [IMPORTS] });
    });
    return () => source.close();
  }, [listening, client]);
  return lines;
}
