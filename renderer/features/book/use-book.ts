import { useState } from 'react';
import type { PeriodExplanation } from '#shared/domain/portfolio/performance-page.ts';
import { type LiveQuery, useLiveQuery } from '../../services/live-query.ts';
import type { BookQuestion, BookView } from '../../vault/api.ts';

/** What figures of a book are made of, and what they are measured against. */
const SCOPE = {
  includesBook: true,
  includesSync: true,
  kinds: ['account', 'transaction', 'client', 'price', 'security', 'exchangeRate', 'bookSettings'],
};

/**
 * The figures of a book. The answer to another period, scope or book comes within a moment; what
 * stands there stays until then.
 */
export function useBook(question: BookQuestion): {
  readonly view: BookView | null;
  readonly error: Error | null;
} {
  const { data, error } = useLiveQuery(
    (vault) => vault.bookView(question),
    [JSON.stringify(question)],
    SCOPE,
  );
  const [last, setLast] = useState<BookView | null>(null);
  if (data && data !== last) setLast(data);
  return { view: data ?? last, error };
}

/** The computation of the period asked for. */
export function useBookExplanation(question: BookQuestion): LiveQuery<PeriodExplanation | null> {
  return useLiveQuery(
    (vault) => vault.bookExplanation(question),
    [JSON.stringify(question)],
    SCOPE,
  );
}
