import { useEffect, useState } from 'react';
import type { SearchHit } from '../vault/views.ts';
import { useLiveQuery } from './live-query.ts';

interface Found {
  readonly query: string;
  readonly hits: readonly SearchHit[];
}

const NOTHING: Found = { query: '', hits: [] };

/** What belongs to the firm has no page of its own; it is found on the clients that have it. */
const hasPage = (hit: SearchHit): boolean => hit.kind === 'client' || hit.clientId !== null;

/** What is found so far, and whether that is the answer to all that was typed. */
interface Search {
  readonly hits: readonly SearchHit[];
  readonly isAnswered: boolean;
}

/**
 * Hits for `query` as one types. While the next are on their way those of a shorter beginning of
 * the same words stay; hits of other words never do, because Enter would open the wrong one.
 */
export function useSearch(query: string, limit: number): Search {
  const wanted = query.trim();
  const answer = useLiveQuery(
    async (vault): Promise<Found> => {
      if (!wanted) return NOTHING;
      return { query: wanted, hits: (await vault.search(wanted, limit)).filter(hasPage) };
    },
    [wanted, limit],
  );
  const [last, setLast] = useState(NOTHING);
  useEffect(() => {
    if (answer.data) setLast(answer.data);
  }, [answer.data]);

  const found = answer.data ?? last;
  const hits = found.query && wanted.startsWith(found.query) ? found.hits : NOTHING.hits;
  return { hits, isAnswered: !answer.isLoading };
}
