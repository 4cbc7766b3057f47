import { kindDefinition } from '#shared/domain/kinds.ts';
import { addDays, type CalendarDate, type Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useLiveQuery } from '../../services/live-query.ts';
import { useSession } from '../../services/session.tsx';
import { startOfDay } from '../../services/today.ts';
import type { VaultApi } from '../../vault/api.ts';

const NEWS_KINDS = [
  'client',
  'contact',
  'meeting',
  'note',
  'promise',
  'task',
  'serviceRequest',
] as const;
type NewsKind = (typeof NEWS_KINDS)[number];

export interface NewsLine {
  readonly kind: NewsKind;
  readonly id: RecordId;
  readonly clientId: RecordId | null;
  readonly title: string;
  readonly by: string;
  readonly editedAt: Instant;
}

/** All that was edited since yesterday, newest first; `undefined` until known. */
export function useNews(today: CalendarDate): readonly NewsLine[] | undefined {
  const { owner } = useSession();
  return useLiveQuery((vault) => ask(vault, today, owner.personId), [today, owner.personId], {
    kinds: [...NEWS_KINDS, 'person'],
  }).data;
}

async function ask(vault: VaultApi, today: CalendarDate, self: string): Promise<NewsLine[]> {
  const editedSince = startOfDay(addDays(today, -1));
  const [people, ...lists] = await Promise.all([
    vault.list('person'),
    ...NEWS_KINDS.map((kind) => vault.list(kind, { editedSince })),
  ]);
  const names = new Map(people.map(({ id, data }) => [id as string, data.name]));
  const lines: NewsLine[] = [];
  for (const list of lists) {
    for (const { kind, id, clientId, data, editedAt, editedBy } of list) {
      if (!editedAt || !editedBy) continue;
      const by = editedBy === self ? 'you' : names.get(editedBy);
      if (!by) continue;
      const title = kindDefinition(kind)?.title(data) ?? '';
      lines.push({ kind, id, clientId, title, by, editedAt });
    }
  }
  return lines.sort((first, second) => (first.editedAt < second.editedAt ? 1 : -1));
}
