import type { BookAccess } from '#shared/protocol/session.ts';
import { useLiveQuery } from './live-query.ts';

/** The books are no records: they change with all there is, never with a single record. */
const SCOPE = { kinds: [] };

/** Whether this person may write in a book and not only read it. */
export const mayWriteIn = ({ role }: BookAccess): boolean =>
  role === 'owner' || role === 'assistant';

const NONE: readonly BookAccess[] = [];

/** The books this person works in, the firm's own apart; none until they are known. */
export function useOwnBooks(): readonly BookAccess[] {
  return (
    useLiveQuery(
      async (vault) => (await vault.books()).filter(({ isFirmBook }) => !isFirmBook),
      [],
      SCOPE,
    ).data ?? NONE
  );
}
