import { useMemo } from 'react';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { foldText } from '../../components/fold-text.ts';
import { useClientNames } from '../../services/client-names.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { personDateOf } from '../../services/today.ts';

/** A meeting in a list. */
export interface MeetingRow {
  readonly id: RecordId;
  readonly data: Meeting;
  readonly clientName: string;
  readonly day: CalendarDate;
  /** Today or later and not over yet. */
  readonly isComing: boolean;
  /** What one may filter by, folded. */
  readonly words: string;
}

/** Every meeting of the person's books; `undefined` until known. */
export function useMeetingRows(today: CalendarDate): readonly MeetingRow[] | undefined {
  const { nameOf } = useClientNames();
  const meetings = useLiveQuery((vault) => vault.list('meeting'), [], { kinds: ['meeting'] });
  return useMemo(
    () =>
      meetings.data?.map(({ id, data }) => {
        const day = personDateOf(data.startsAt);
        const clientName = nameOf(data.clientId);
        const isOpen = data.status === 'planned' || data.status === 'inProgress';
        return {
          id,
          data,
          clientName,
          day,
          isComing: data.status === 'inProgress' || (isOpen && day >= today),
          words: foldText(`${clientName} ${data.purpose} ${data.place}`),
        };
      }),
    [meetings.data, nameOf, today],
  );
}
