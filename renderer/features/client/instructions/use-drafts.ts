import { useEffect, useMemo, useRef, useState } from 'react';
import type { InstructionDraft } from '#shared/domain/instruction/instruction-draft.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useDraftKeeper } from '../../../services/drafts.ts';
import { useLiveQuery } from '../../../services/live-query.ts';
import { useVault } from '../../../services/vault.tsx';

/** Place of which draft of a client's instructions is open under Instructions. */
export const openDraftPlace = (clientId: RecordId): string => `instructions.open.${clientId}`;

/** The drafts of a client's instructions on this device; `undefined` until known. */
export function useInstructionDrafts(clientId: RecordId): readonly InstructionDraft[] | undefined {
  const drafts = useLiveQuery(
    (vault) => vault.drafts({ kind: 'instruction', clientId }),
    [clientId],
    { includesDrafts: true, clientId, kinds: ['instruction'] },
  );
  return useMemo(
    // What this device wrote and sealed itself is read as it was written.
    () => drafts.data?.map(({ data }) => data as unknown as InstructionDraft),
    [drafts.data],
  );
}

/** What is typed within this time is kept together. */
const PAUSE_IN_MILLIS = 400;

/** A draft while it is edited: kept on this device shortly after every change, and when it closes. */
export function useEditedDraft(initial: InstructionDraft) {
  const vault = useVault();
  const [draft, setDraft] = useState(initial);
  const unkept = useRef<InstructionDraft | null>(null);
  const [isKept, setKept] = useState(true);

  const keep = async (): Promise<void> => {
    const now = unkept.current;
    if (!now) return;
    unkept.current = null;
    const { id, clientId } = now;
    const data = now as unknown as RecordData;
    const kept = await vault.keepDraft({ id, kind: 'instruction', clientId, data });
    if (!kept.ok) unkept.current ??= now;
    setKept(kept.ok && unkept.current === null);
  };
  const keepLatest = useRef(keep);
  keepLatest.current = keep;

  useDraftKeeper(keep);
  useEffect(() => {
    if (draft === initial) return;
    const timer = setTimeout(() => void keepLatest.current(), PAUSE_IN_MILLIS);
    return () => clearTimeout(timer);
  }, [draft, initial]);
  useEffect(() => () => void keepLatest.current(), []);

  const change = (next: InstructionDraft) => {
    unkept.current = next;
    setKept(false);
    setDraft(next);
  };
  /** Nothing is kept any more: the draft has become an instruction, or was given up. */
  const leave = () => {
    unkept.current = null;
  };
  return { draft, change, isKept, leave };
}
