import { authorityStatus } from '#shared/domain/advice/authority-status.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import {
  CLIENT_STATUS_WORDS,
  CLIENT_TYPE_WORDS,
  TIER_WORDS,
} from '../../components/client-words.ts';
import { formatDate } from '../../components/formats.ts';
import { useLiveQuery } from '../../services/live-query.ts';
import { useSession } from '../../services/session.tsx';
import { AUTHORITY_WORDS } from './words.ts';

interface ClientLineProps {
  file: ClientFile;
  today: CalendarDate;
}

/** Who the client is in one line: kind, since when, tier, whose book, authority. */
export function ClientLine({ file, today }: ClientLineProps) {
  return clientLine(file, today, useManager(file));
}

function clientLine(file: ClientFile, today: CalendarDate, manager: string | null): string {
  const { clientType, status, tier, clientSince, clientUntil } = file.client.data;
  const kind = CLIENT_TYPE_WORDS[clientType];
  const authority = file.authorities.find(({ data }) => {
    const { tag } = authorityStatus(data, today);
    return tag === 'valid' || tag === 'expiringSoon';
  });
  const parts = [
    status === 'active' ? kind : `${CLIENT_STATUS_WORDS[status]}, ${kind.toLocaleLowerCase()}`,
    clientSince ? `since ${formatDate(clientSince)}` : '',
    clientUntil ? `until ${formatDate(clientUntil)}` : '',
    tier === 'unrated' ? '' : tier === 'key' ? 'key account' : `tier ${TIER_WORDS[tier]}`,
    manager ? `looked after by ${manager}` : '',
    authority ? AUTHORITY_WORDS[authority.data.authorityType].toLocaleLowerCase() : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Who looks after the client: this person in their own book, else the book's name. */
function useManager(work: ClientFile): string | null {
  const { owner } = useSession();
  const clientId = work.client.id;
  const manager = useLiveQuery(
    async (vault) => {
      const [view, books] = await Promise.all([vault.record('client', clientId), vault.books()]);
      const book = books.find(({ bookId }) => bookId === view?.bookId);
      if (!book) return null;
      return book.role === 'owner' ? owner.personName : book.name;
    },
    [clientId],
    { kinds: ['client'], clientId },
  );
  return manager.data ?? null;
}
