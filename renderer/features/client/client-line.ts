import { authorityStatus } from '#shared/domain/advice/authority-status.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import {
  CLIENT_STATUS_WORDS,
  CLIENT_TYPE_WORDS,
  TIER_WORDS,
} from '../../components/client-words.ts';
import { formatDate } from '../../components/formats.ts';
import { AUTHORITY_WORDS } from './words.ts';

/** Who the client is in one line: kind, since when, tier, whose book, authority. */
export function clientLine(file: ClientFile, today: CalendarDate, manager: string | null): string {
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
