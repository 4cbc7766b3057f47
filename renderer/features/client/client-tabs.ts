import { isOpenRecommendation } from '#shared/domain/advice/recommendation-steps.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { isOpenInstruction } from '#shared/domain/instruction/instruction-state.ts';
import { isOpenRequest } from '#shared/domain/service/service-steps.ts';

export const CLIENT_TABS = [
  'overview',
  'portfolio',
  'allocation',
  'transactions',
  'contacts',
  'notes',
  'promises',
  'advice',
  'instructions',
  'products',
  'documents',
  'history',
] as const;
export type ClientTab = (typeof CLIENT_TABS)[number];

/** What a tab is called. */
export const TAB_WORDS: Readonly<Record<ClientTab, string>> = {
  overview: 'Overview',
  portfolio: 'Portfolio',
  allocation: 'Allocation',
  transactions: 'Transactions',
  contacts: 'Contacts',
  notes: 'Meetings and notes',
  promises: 'Tasks and promises',
  advice: 'Advice',
  instructions: 'Instructions',
  products: 'Products',
  documents: 'Documents',
  history: 'History',
};

/** What of its name a tab shows where there is little room; the rest is for those who hear it. */
export const TAB_FIRST_WORD: Readonly<Partial<Record<ClientTab, string>>> = {
  notes: 'Meetings',
  promises: 'Tasks',
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
      return (
        [...work.tasks, ...work.promises].filter(({ data }) => data.status === 'open').length +
        work.serviceRequests.filter(({ data }) => isOpenRequest(data)).length
      );
    case 'instructions':
      return work.instructions.filter(({ data }) => isOpenInstruction(data)).length;
    case 'products':
      return work.entitlements.length;
    case 'advice':
      return work.recommendations.filter(({ data }) => isOpenRecommendation(data)).length;
    default:
      return null;
  }
}
