import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ScreeningNow } from '../../../shared/screening-queue.ts';

const RENEWED = ['/api/queue/runs', '/api/queue/choices', '/api/queue/progress', '/api/queue/sitting'];

/**
 * How far a run is, as the server tells it while it goes on; when it ends, what shows its outcome is asked for anew.
 * @param listening whether there is anything to follow.
 */
export function useScreeningUnderWay(listening: boolean, onEnd: () => void): ScreeningNow | undefined {
  const client = useQueryClient();
  const [now, setNow] = useState<ScreeningNow>();
  useEffect(() => {
    if (!listening) return;
    const source = new EventSource('/api/queue/runs/events');
    const take = ({ data }: MessageEvent<string>): void => setNow(JSON.parse(data) as ScreeningNow);
    source.addEventListener('screening', take);
    source.addEventListener('idle', (event) => {
      take(event);
      source.close();
      onEnd();
      for (const path of RENEWED) void client.invalidateQueries({ queryKey: [path] });
    });
    return () => source.close();
  }, [listening, onEnd, client]);
  return now;
}
