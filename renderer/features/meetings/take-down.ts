import { newPromise, newTask } from '#shared/domain/meeting/meeting-builders.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { SaveRequest } from '../../vault/api.ts';
import type { MarkedLine } from './note-markers.ts';

interface TakeDownContext {
  readonly clientId: RecordId;
  readonly meetingId: RecordId;
  readonly assigneeId: PersonId;
}

/** The record a marked line of a note becomes. */
export function requestFor(line: MarkedLine, id: RecordId, context: TakeDownContext): SaveRequest {
  const { clientId, meetingId, assigneeId } = context;
  if (line.kind === 'task') {
    const data = newTask({ clientId, meetingId, title: line.text, assigneeId });
    return { kind: 'task', id, data };
  }
  const promisedBy = line.kind === 'ourPromise' ? 'us' : 'client';
  const data = newPromise({ clientId, meetingId, undertaking: line.text, promisedBy });
  return { kind: 'promise', id, data };
}
