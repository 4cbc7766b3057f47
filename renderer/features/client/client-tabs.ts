import type { ClientFile } from '#shared/domain/client/client-file.ts';

export const CLIENT_TABS = [
  'overview',
  'portfolio',
  'transactions',
  'contacts',
  'notes',
  'promises',
  'products',
  'history',
  'documents',
] as const;
export type ClientTab = (typeof CLIENT_TABS)[number];

/** What a tab is called. */
export const TAB_WORDS: Readonly<Record<ClientTab, string>> = {
  overview: 'Overview',
  portfolio: 'Portfolio',
  transactions: 'Transactions',
  contacts: 'Contacts',
  notes: 'Meetings and notes',
  promises: 'Tasks and promises',
  products: 'Products',
  history: 'History',
  documents: 'Documents',
};

/** The tab an address names; parts of the overview (profile, reports) lead to it. */
export function tabOf(name: string | undefined): ClientTab {
  return CLIENT_TABS.find((tab) => tab === name) ?? 'overview';
}

/** How many there are of what a tab shows; nothing where a number says nothing. */
export function countOfTab(
  tab: ClientTab,
  work: ClientFile,
  all: ClientFile | null,
): number | null {
  switch (tab) {
    case 'portfolio':
      return work.accounts.length;
    case 'transactions':
      return all?.transactions.length ?? null;
    case 'contacts':
      return work.contacts.length;
    case 'notes':
      return work.meetings.length + work.notes.length;
    case 'promises':
      return [...work.tasks, ...work.promises].filter(({ data }) => data.status === 'open').length;
    case 'products':
      return work.entitlements.length;
    default:
      return null;
  }
}
