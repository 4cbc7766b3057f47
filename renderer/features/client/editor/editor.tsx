import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { FormField } from '../../../components/forms/form-field.tsx';
import type { Editing } from '../../../components/forms/record-draft.ts';
import { RecordDrawer } from '../../../components/forms/record-drawer.tsx';
import { useLiveQuery } from '../../../services/live-query.ts';
import { allocationPolicyFields } from './allocation-policy-fields.tsx';
import { blankRecord } from './blank-record.ts';
import { fieldsFor } from './fields-for.tsx';
import { transferTogether } from './transfer-together.ts';

/** A part of a record that has a form of its own. */
export type RecordPart = 'allocationPolicy';

/** Opens the drawer in which a record of this client is edited or made. */
export interface Editor {
  readonly edit: <K extends Kind>(kind: K, entry: Entry<DataOf<K>>, part?: RecordPart) => void;
  /** `preset` is what the place where one adds already knows. */
  readonly add: <K extends Kind>(kind: K, preset?: Partial<DataOf<K>>) => void;
}

const NO_FIELDS: readonly FormField[] = [];

const EditorContext = createContext<Editor | null>(null);

/** The drawer of this client's page. */
export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('useEditor needs a ClientEditor above it');
  return editor;
}

interface ClientEditorProps {
  file: ClientFile;
  /** The file once every transaction has arrived. */
  ledger: ClientFile | null;
  today: CalendarDate;
  onSaved: (id: RecordId, kind: Kind) => void;
  children: ReactNode;
}

/** Lets everything of a client be edited at the side of its page. */
export function ClientEditor({ file, ledger, today, onSaved, children }: ClientEditorProps) {
  const [editing, setEditing] = useState<(Editing<Kind> & { part?: RecordPart }) | null>(null);
  const isOpen = editing !== null;
  const securities = useLiveQuery(
    async (vault) => (isOpen ? vault.list('security') : []),
    [isOpen],
    { kinds: ['security'] },
  );

  // The editor stays the same while the client changes: whoever opens it need not be drawn for that.
  const latest = useRef({ file, today });
  useLayoutEffect(() => {
    latest.current = { file, today };
  }, [file, today]);
  const [editor] = useState<Editor>(() => ({
    edit: (kind, { id, data }, part) => setEditing({ kind, id, data, ...(part ? { part } : {}) }),
    add: (kind, preset) => {
      const now = latest.current;
      const data = { ...blankRecord(kind, now.file, now.today), ...preset } as DataOf<Kind>;
      setEditing({ kind, id: null, data, context: now.file.client.id });
    },
  }));
  const close = useCallback(() => setEditing(null), []);
  const fields = useMemo(() => {
    if (editing?.part === 'allocationPolicy') return allocationPolicyFields(file);
    return editing ? fieldsFor(editing, file, today, securities.data ?? [], ledger) : NO_FIELDS;
  }, [editing, file, today, securities.data, ledger]);

  const together = useMemo(
    () => (editing?.kind === 'transaction' ? transferTogether(editing, file, ledger) : undefined),
    [editing, file, ledger],
  );

  return (
    <EditorContext value={editor}>
      {children}
      <RecordDrawer
        editing={editing}
        fields={fields}
        together={together}
        canDelete={editing?.kind !== 'client' && editing?.kind !== 'profile'}
        onClose={close}
        onSaved={onSaved}
      />
    </EditorContext>
  );
}
