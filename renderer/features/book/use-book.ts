import { useEffect, useState } from 'react';
import type { PeriodExplanation } from '#shared/domain/portfolio/performance-page.ts';
import { type LiveQuery, useLiveQuery } from '../../services/live-query.ts';
import { usePlace } from '../../services/view-state.ts';
import type { BookQuestion, BookView } from '../../vault/views.ts';

/** What figures of a book are made of, and what they are measured against. */
const SCOPE = {
  includesBook: true,
  includesSync: true,
  kinds: ['account', 'transaction', 'client', 'price', 'security', 'exchangeRate', 'bookSettings'],
};

type Currencies = Extract<BookView, { state: 'ready' }>['currencies'];

const NONE: Currencies = [];

interface AskedBook {
  readonly view: BookView | null;
  /** What `view` answers: the question before while the present one is being answered. */
  readonly answered: BookQuestion;
  readonly isStale: boolean;
  /** Those of the last figures, also while others are computed. */
  readonly currencies: Currencies;
  readonly error: Error | null;
}

/**
 * The figures of a book. The answer to another period, scope or book comes within a moment; what
 * stands there stays until then, and says that it is stale.
 */
export function useBook(question: BookQuestion): AskedBook {
  const { data, error } = useLiveQuery(
    (vault) => vault.bookView(question),
    [JSON.stringify(question)],
    SCOPE,
  );
  const [last, setLast] = useState<Pick<AskedBook, 'view' | 'answered'> | null>(null);
  if (data && data !== last?.view) setLast({ view: data, answered: question });
  const [kept, keep] = usePlace('book.currencies', NONE);
  const { view, answered } = data
    ? { view: data, answered: question }
    : (last ?? { view: null, answered: question });
  const currencies = view?.state === 'ready' ? view.currencies : kept;
  useEffect(() => keep(currencies), [keep, currencies]);
  return { view, answered, isStale: data === undefined && view !== null, currencies, error };
}

/** The computation of the period asked for. */
export function useBookExplanation(question: BookQuestion): LiveQuery<PeriodExplanation | null> {
  return useLiveQuery(
    (vault) => vault.bookExplanation(question),
    [JSON.stringify(question)],
    SCOPE,
  );
}
