import type { QueryReading } from '../../shared/search.ts';
import { useGet } from '../app/data.ts';

/** In UTF-16 units; what is longer is not read while it is written. */
const LONGEST_READ = 10_000;

/** How a query is understood; nothing where there is none yet. */
export function useReading(text: string): QueryReading | undefined {
  const isReadable = text.trim() !== '' && text.length <= LONGEST_READ;
  const { data } = useGet<QueryReading>('/api/search/explain', { q: text }, { enabled: isReadable });
  return isReadable ? data : undefined;
}
