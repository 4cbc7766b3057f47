import { useLocation } from 'wouter';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { addressOf } from '../../../services/record-address.ts';
import { routes } from '../../../services/routes.ts';
import { useEditor } from '../editor/editor.tsx';

interface Source {
  readonly kind: Kind;
  readonly id: RecordId;
}

/** Opens the record a line comes from: in the drawer, or on the page where it is shown. */
export function useOpenSource(file: ClientFile): (source: Source) => void {
  const editor = useEditor();
  const [, navigate] = useLocation();
  return ({ kind, id }) => {
    const edit = <K extends Kind>(of: K, entries: readonly Entry<DataOf<K>>[]): boolean => {
      const entry = entries.find((each) => each.id === id);
      if (entry) editor.edit(of, entry);
      return entry !== undefined;
    };
    const isOpened = (): boolean => {
      switch (kind) {
        case 'client':
          return edit('client', [file.client]);
        case 'contact':
          return edit('contact', file.contacts);
        case 'account':
          return edit('account', file.accounts);
        case 'transaction':
          return edit('transaction', file.transactions);
        case 'profile':
          return edit('profile', file.profile ? [file.profile] : []);
        case 'authority':
          return edit('authority', file.authorities);
        case 'note':
          return edit('note', file.notes);
        case 'promise':
          return edit('promise', file.promises);
        case 'task':
          return edit('task', file.tasks);
        case 'serviceRequest':
          return edit('serviceRequest', file.serviceRequests);
        case 'entitlement':
          return edit('entitlement', file.entitlements);
        case 'reportSchedule':
          return edit('reportSchedule', file.reportSchedules);
        case 'goal':
          return edit('goal', file.goals);
        default:
          return false;
      }
    };
    if (isOpened()) return;
    const clientId = file.client.id;
    navigate(
      kind === 'security'
        ? routes.client(clientId, 'portfolio')
        : addressOf({ kind, id, clientId }),
    );
  };
}
