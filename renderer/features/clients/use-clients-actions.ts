import type { Client } from '#shared/domain/client/client.ts';
import { newTask } from '#shared/domain/meeting/meeting-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { countOf } from '../../components/formats.ts';
import { useCommands } from '../../services/commands.tsx';
import { useSession } from '../../services/session.tsx';
import { useVault } from '../../services/vault.tsx';
import type { SaveRequest } from '../../vault/api.ts';

/** Acts on all `selected` clients at once; each act is one step of undo. */
export function useClientsActions(selected: ReadonlySet<string>) {
  const vault = useVault();
  const commands = useCommands();
  const { owner } = useSession();
  const ids = () => [...selected] as RecordId[];
  const many = countOf(selected.size, 'client', 'clients');

  return {
    tag: async (tag: string): Promise<boolean> => {
      const requests: SaveRequest[] = [];
      for (const id of ids()) {
        const view = await vault.record('client', id);
        if (!view) continue;
        const data = view.data as Client;
        if (data.tags.includes(tag)) continue;
        requests.push({ kind: 'client', id, data: { ...data, tags: [...data.tags, tag] } });
      }
      return (await commands.save(requests, { done: `Tagged ${many}` })).ok;
    },
    newTasks: async (title: string, dueOn: CalendarDate | null): Promise<boolean> => {
      const requests: SaveRequest[] = [];
      for (const clientId of ids()) {
        const data = newTask({ clientId, title, dueOn, assigneeId: owner.personId });
        requests.push({ kind: 'task', id: await commands.newId(), data });
      }
      return (await commands.save(requests, { done: `New task for ${many}` })).ok;
    },
  };
}
