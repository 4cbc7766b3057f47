import type { Entry } from '#shared/domain/client/client-file.ts';
import {
  addAgendaItem,
  addDecision,
  addQuestion,
  cancelMeeting,
  finishMeeting,
  type MeetingError,
  removeAgendaItem,
  reopenMeeting,
  startMeeting,
  tickAgendaItem,
} from '#shared/domain/meeting/commands.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { Result } from '#shared/lib/result.ts';
import { type CommandWords, showFailure, useCommands } from '../../services/commands.tsx';
import type { SaveRequest } from '../../vault/api.ts';

/** What can be done with a meeting; each is one step of undo. */
export function useMeetingCommands({ id, data }: Entry<Meeting>) {
  const commands = useCommands();

  const save = async (
    edited: Result<Meeting, MeetingError>,
    words: CommandWords = {},
    others: readonly SaveRequest[] = [],
  ): Promise<boolean> => {
    if (!edited.ok) {
      showFailure({ tag: 'invalid', message: edited.error.message });
      return false;
    }
    const saved = await commands.save(
      [{ kind: 'meeting', id, data: edited.value }, ...others],
      words,
    );
    return saved.ok;
  };
  const change = (part: Partial<Meeting>, words?: CommandWords) =>
    save({ ok: true, value: { ...data, ...part } }, words);

  return {
    /** Begins the meeting, and its note. */
    start: async (hasNote: boolean) => {
      const now = instantFromMillis(Date.now());
      const note = newNote({ clientId: data.clientId, meetingId: id, notedAt: now });
      const begun: SaveRequest[] = hasNote
        ? []
        : [{ kind: 'note', id: await commands.newId(), data: note }];
      return save(startMeeting(data, now), {}, begun);
    },
    finish: (others: readonly SaveRequest[]) =>
      save(
        finishMeeting(data, instantFromMillis(Date.now())),
        { done: 'Meeting finished' },
        others,
      ),
    reopen: () => save(reopenMeeting(data), { done: 'Meeting reopened' }),
    cancel: () => save(cancelMeeting(data), { done: 'Meeting cancelled' }),
    tick: (itemId: string, done: boolean) => save(tickAgendaItem(data, itemId, done)),
    addTopic: (topic: string, minutes: number) =>
      save(addAgendaItem(data, { id: crypto.randomUUID(), topic, minutes })),
    removeTopic: (itemId: string) =>
      save(removeAgendaItem(data, itemId), { done: 'Topic removed' }),
    addQuestion: (text: string) => save(addQuestion(data, crypto.randomUUID(), text)),
    removeQuestion: (questionId: string) =>
      change(
        { questions: data.questions.filter((each) => each.id !== questionId) },
        { done: 'Question removed' },
      ),
    addDecision: (text: string) => save(addDecision(data, crypto.randomUUID(), text)),
    removeDecision: (decisionId: string) =>
      change(
        { decisions: data.decisions.filter((each) => each.id !== decisionId) },
        { done: 'Decision removed' },
      ),
    setPeople: (contactIds: Meeting['contactIds']) => change({ contactIds }),
  };
}
export type MeetingCommands = ReturnType<typeof useMeetingCommands>;
