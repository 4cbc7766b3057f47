import type { Icon } from '@tabler/icons-react';
import {
  IconAddressBook,
  IconAdjustments,
  IconArrowsExchange,
  IconBox,
  IconBuilding,
  IconBuildingBank,
  IconBulb,
  IconCalendarEvent,
  IconChartLine,
  IconChecklist,
  IconCoin,
  IconFileAnalytics,
  IconFileCheck,
  IconFileInvoice,
  IconFileText,
  IconGavel,
  IconHeartHandshake,
  IconLifebuoy,
  IconNote,
  IconPackage,
  IconReceipt,
  IconShieldCheck,
  IconSquareCheck,
  IconTarget,
  IconUser,
  IconVersions,
} from '@tabler/icons-react';
import type { Kind } from '#shared/domain/kinds.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';

interface KindWords {
  readonly one: string;
  readonly many: string;
  readonly icon: Icon;
}

/** One name per thing on every screen (the glossary). */
const WORDS: Readonly<Record<Kind, KindWords>> = {
  client: { one: 'Client', many: 'Clients', icon: IconBuilding },
  contact: { one: 'Contact', many: 'Contacts', icon: IconAddressBook },
  account: { one: 'Account', many: 'Accounts', icon: IconBuildingBank },
  security: { one: 'Security', many: 'Securities', icon: IconChartLine },
  price: { one: 'Price', many: 'Prices', icon: IconCoin },
  transaction: { one: 'Transaction', many: 'Transactions', icon: IconReceipt },
  profile: { one: 'Profile', many: 'Profiles', icon: IconChecklist },
  authority: { one: 'Authority', many: 'Authorities', icon: IconGavel },
  recommendation: { one: 'Recommendation', many: 'Recommendations', icon: IconBulb },
  meeting: { one: 'Meeting', many: 'Meetings', icon: IconCalendarEvent },
  note: { one: 'Note', many: 'Notes', icon: IconNote },
  promise: { one: 'Promise', many: 'Promises', icon: IconHeartHandshake },
  task: { one: 'Task', many: 'Tasks', icon: IconSquareCheck },
  serviceRequest: { one: 'Service request', many: 'Service requests', icon: IconLifebuoy },
  product: { one: 'Product', many: 'Products', icon: IconPackage },
  entitlement: { one: 'Product held', many: 'Products held', icon: IconBox },
  exchangeRate: { one: 'Exchange rate', many: 'Exchange rates', icon: IconArrowsExchange },
  reportSchedule: { one: 'Report schedule', many: 'Report schedules', icon: IconFileAnalytics },
  instruction: { one: 'Instruction', many: 'Instructions', icon: IconFileInvoice },
  sentReport: { one: 'Sent report', many: 'Sent reports', icon: IconFileCheck },
  goal: { one: 'Goal', many: 'Goals', icon: IconTarget },
  person: { one: 'Person', many: 'People', icon: IconUser },
  alertDecision: { one: 'Alert decision', many: 'Alert decisions', icon: IconShieldCheck },
  vigilanceSettings: { one: 'Rules of a book', many: 'Rules of books', icon: IconAdjustments },
  bookSettings: {
    one: 'Benchmark of a book',
    many: 'Benchmarks of books',
    icon: IconChartLine,
  },
  conflict: { one: 'Conflict', many: 'Conflicts', icon: IconVersions },
  document: { one: 'Document', many: 'Documents', icon: IconFileText },
};

const known = (kind: string): KindWords | undefined =>
  kindDefinition(kind) ? WORDS[kind as Kind] : undefined;

/** What one record of `kind` is called; kinds of a newer version are "Record". */
export function nameOfKind(kind: string): string {
  return known(kind)?.one ?? 'Record';
}

/** What several records of `kind` are called. */
export function pluralOfKind(kind: string): string {
  return known(kind)?.many ?? 'Records';
}

/** The icon of `kind`. */
export function iconOfKind(kind: string): Icon {
  return known(kind)?.icon ?? IconBox;
}

/** A field's name as a person reads it: "dueOn" becomes "due on", "contactId" the "contact". */
export function nameOfField(field: string): string {
  return field
    .replace(/Ids?$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLocaleLowerCase();
}

/** A field's name as the label of a form or a column: "Due on". */
export function labelOfField(field: string): string {
  const name = nameOfField(field);
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
