import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Contact } from '../client/contact.ts';
import type { ReportSchedule } from './report-schedule.ts';

/** Names of those a report goes to: the chosen contacts that are still there, then the others. */
export function reportRecipients(
  { recipientIds = [], recipient }: Pick<ReportSchedule, 'recipientIds' | 'recipient'>,
  contacts: readonly { readonly id: RecordId; readonly data: Pick<Contact, 'name'> }[],
): readonly string[] {
  const names = new Map(contacts.map(({ id, data }) => [id, data.name]));
  const chosen = recipientIds.flatMap((id) => names.get(id) ?? []);
  const others = recipient
    .split(/[;,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...new Set([...chosen, ...others])];
}
