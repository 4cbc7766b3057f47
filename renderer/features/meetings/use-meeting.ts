import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useLiveQuery } from '../../services/live-query.ts';

export interface MeetingRecords {
  readonly meeting: Entry<Meeting>;
  /** The client's people, plans and notes. */
  readonly file: ClientFile;
}

/** A meeting with its client; `undefined` until known, `null` when it is gone. */
export function useMeeting(id: RecordId): MeetingRecords | null | undefined {
  const found = useLiveQuery(
    async (vault): Promise<MeetingRecords | null> => {
      const view = await vault.record('meeting', id);
      const file = view?.clientId ? await vault.clientFile(view.clientId, 'work') : null;
      const meeting = file?.meetings.find((each) => each.id === id);
      return file && meeting ? { meeting, file } : null;
    },
    [id],
  );
  return found.error ? null : found.data;
}
