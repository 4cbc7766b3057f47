import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { SearchHit } from '../vault/api.ts';
import { useLiveQuery } from './live-query.ts';

/** Hits for `query` as one types; the last ones stay until the next are there. */
export function useSearch(query: string, limit: number): readonly SearchHit[] {
  const [settled] = useDebouncedValue(query.trim(), 60);
  const found = useLiveQuery(
    async (vault) => (settled ? vault.search(settled, limit) : NOTHING),
    [settled, limit],
  );
  const [last, setLast] = useState<readonly SearchHit[]>(NOTHING);
  useEffect(() => {
    if (found.data) setLast(found.data);
  }, [found.data]);
  return query.trim() ? (found.data ?? last) : NOTHING;
}

const NOTHING: readonly SearchHit[] = [];
