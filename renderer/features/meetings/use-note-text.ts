import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Note } from '#shared/domain/meeting/note.ts';
import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { mendedData } from '#shared/lib/kept-json.ts';
import { mergeText } from '#shared/sync/merge/merge-text.ts';
import { useCommands } from '../../services/commands.tsx';
import { useDraftKeeper } from '../../services/drafts.ts';
import { KeptWhileTyping } from '../../services/kept-while-typing.ts';
import type { SaveRequest } from '../../vault/api.ts';

/**
 * The text of a meeting's note while it is written: saved after each pause and every two seconds, and at once when
 * the field or the window is left, the vault is locked, or the page closes. What arrives meanwhile
 * from elsewhere is merged into it.
 */
export function useNoteText(meeting: Entry<Meeting>, note: Entry<Note> | undefined) {
  const commands = useCommands();
  const [text, setText] = useState(note?.data.body ?? '');
  /** The text as the vault last had it, and whether there is more than that on screen. */
  const known = useRef(note?.data.body ?? '');
  const latest = useRef(text);
  /** What was sent to the vault and has not come back: not news from elsewhere. */
  const sent = useRef(new Set<string>());
  const ownId = useRef<Promise<RecordId> | null>(null);
  const [keeping] = useState(() => new KeptWhileTyping(() => void flush()));

  const save = useCallback(
    async (others: readonly SaveRequest[]) => {
      keeping.stop();
      // As the vault keeps it: what comes back is then no news, and the cursor stays where it is.
      const body = mendedData(latest.current);
      if (body === known.current && others.length === 0) return;
      ownId.current ??= note ? Promise.resolve(note.id) : commands.newId();
      const id = await ownId.current;
      const data = note
        ? { ...note.data, body }
        : newNote({
            clientId: meeting.data.clientId,
            meetingId: meeting.id,
            notedAt: instantFromMillis(Date.now()),
            body,
          });
      const before = known.current;
      known.current = body;
      sent.current.add(body);
      const request: SaveRequest = { kind: 'note', id, data, undoKey: `note-${id}` };
      const saved = await commands.save(body === before ? others : [request, ...others]);
      if (saved.ok) return;
      known.current = before;
      sent.current.delete(body);
    },
    [commands, keeping, meeting.id, meeting.data.clientId, note],
  );

  const flush = useEffectEvent(() => save([]));
  const write = useCallback(
    (next: string) => {
      latest.current = next;
      setText(next);
      keeping.typed();
    },
    [keeping],
  );

  // Merges what another device wrote; what this one wrote comes back and changes nothing.
  const arrived = note?.data.body;
  const adopt = useEffectEvent((theirs: string) => {
    if (theirs === known.current) return sent.current.clear();
    if (sent.current.has(theirs)) return;
    const merged = mergeText(known.current, latest.current, theirs).mine;
    known.current = theirs;
    if (merged === latest.current) return;
    latest.current = merged;
    setText(merged);
  });
  useEffect(() => {
    if (arrived !== undefined) adopt(arrived);
  }, [arrived]);

  useDraftKeeper(() => save([]));
  useEffect(() => {
    const onHide = () => void flush();
    window.addEventListener('blur', onHide);
    window.addEventListener('pagehide', onHide);
    return () => {
      window.removeEventListener('blur', onHide);
      window.removeEventListener('pagehide', onHide);
    };
  }, []);
  useEffect(() => () => void flush(), []);

  return { text, write, save };
}
