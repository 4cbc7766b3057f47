import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { SearchHit } from '../vault/api.ts';
import { useLiveQuery } from './live-query.ts';

/** Hits for `query` as one types; the last ones stay until the next are there. */
export function useSearch(query: string, limit: number): readonly SearchHit[] {
  const [settled] = useDebouncedValue(query.trim(), 60);
  const found = useLiveQuery(
    async (vault) => (settled ? (await vault.search(settled, limit)).filter(hasPage) : NOTHING),
    [settled, limit],
  );
  const [last, setLast] = useState<readonly SearchHit[]>(NOTHING);
  useEffect(() => {
    if (found.data) setLast(found.data);
  }, [found.data]);
  return query.trim() ? (found.data ?? last) : NOTHING;
}

/** What belongs to the firm has no page of its own; it is found on the clients that have it. */
const hasPage = (hit: SearchHit): boolean => hit.kind === 'client' || hit.clientId !== null;

const NOTHING: readonly SearchHit[] = [];
