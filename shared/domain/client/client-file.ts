import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { UnitPrice } from '#shared/lib/money.ts';
import type { Authority } from '../advice/authority.ts';
import type { Profile } from '../advice/profile.ts';
import type { Recommendation } from '../advice/recommendation.ts';
import type { AlertDecision } from '../advice/vigilance/alert-decision.ts';
import type { VigilanceOverrides } from '../advice/vigilance/vigilance-settings.ts';
import type { Goal } from '../goal/goal.ts';
import type { Entitlement } from '../growth/entitlement.ts';
import type { Product } from '../growth/product.ts';
import type { Instruction } from '../instruction/instruction.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { Note } from '../meeting/note.ts';
import type { Promised } from '../meeting/promise.ts';
import type { Task } from '../meeting/task.ts';
import type { Person } from '../organisation/person.ts';
import type { Account } from '../portfolio/account.ts';
import type { ExchangeRates } from '../portfolio/exchange-rates.ts';
import type { Security } from '../portfolio/security.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import type { ReportSchedule } from '../reporting/report-schedule.ts';
import type { ServiceRequest } from '../service/service-request.ts';
import type { Client } from './client.ts';
import type { Contact } from './contact.ts';
import type { ClientDocument } from './document.ts';

/** A record as rules and figures see it: its id, its fields, and who edited it last and when. */
export interface Entry<Data> {
  readonly id: RecordId;
  readonly data: Data;
  /** By the editor's clock; `null` when nobody knows (records that came in bulk). */
  readonly editedAt: Instant | null;
  readonly editedBy: PersonId | null;
}

/** The closing price of one day, in the security's currency. */
export interface PricePoint {
  readonly date: CalendarDate;
  readonly price: UnitPrice;
}

/**
 * Everything a client's page, figures, flags or brief need, as plain values. Lists hold the client's
 * own records and no deleted ones, in any order unless said otherwise; the maps hold at least what
 * those records refer to.
 */
export interface ClientFile {
  readonly client: Entry<Client>;
  readonly contacts: readonly Entry<Contact>[];
  readonly accounts: readonly Entry<Account>[];
  /** `null` when nothing was recorded of what the client needs. */
  readonly profile: Entry<Profile> | null;
  readonly authorities: readonly Entry<Authority>[];
  readonly recommendations: readonly Entry<Recommendation>[];
  readonly meetings: readonly Entry<Meeting>[];
  readonly notes: readonly Entry<Note>[];
  readonly promises: readonly Entry<Promised>[];
  readonly tasks: readonly Entry<Task>[];
  readonly serviceRequests: readonly Entry<ServiceRequest>[];
  readonly entitlements: readonly Entry<Entitlement>[];
  readonly reportSchedules: readonly Entry<ReportSchedule>[];
  readonly instructions: readonly Entry<Instruction>[];
  /** What was decided about alerts. */
  readonly alertDecisions: readonly Entry<AlertDecision>[];
  /** What the client's book sets otherwise than the defaults of vigilance and of suitability. */
  readonly vigilance: VigilanceOverrides | null;
  readonly goals: readonly Entry<Goal>[];
  readonly documents: readonly Entry<ClientDocument>[];
  /** Oldest first is fastest; figures sort when it is not so. */
  readonly transactions: readonly Entry<Transaction>[];
  readonly securities: ReadonlyMap<RecordId, Entry<Security>>;
  /** By security, oldest first, one point a day at most. */
  readonly prices: ReadonlyMap<RecordId, readonly PricePoint[]>;
  /** Of the firm; absent or empty when there are none. */
  readonly exchangeRates?: ExchangeRates;
  /** Every product of the firm that is offered, and those the client has or ordered. */
  readonly products: ReadonlyMap<RecordId, Entry<Product>>;
  readonly people: ReadonlyMap<PersonId, Entry<Person>>;
}

/** The part of a client's file that comes with the second lane, and the products its orders name. */
export type ClientLedger = Pick<
  ClientFile,
  'transactions' | 'securities' | 'prices' | 'products' | 'exchangeRates'
>;

/** `work` with its ledger. */
export function withLedger(work: ClientFile, ledger: ClientLedger): ClientFile {
  return { ...work, ...ledger, products: new Map([...work.products, ...ledger.products]) };
}

/** A client file with nothing in it but the client, to add what there is. */
export function emptyClientFile(client: Entry<Client>): ClientFile {
  return {
    client,
    contacts: [],
    accounts: [],
    profile: null,
    authorities: [],
    recommendations: [],
    meetings: [],
    notes: [],
    promises: [],
    tasks: [],
    serviceRequests: [],
    entitlements: [],
    reportSchedules: [],
    instructions: [],
    alertDecisions: [],
    vigilance: null,
    goals: [],
    documents: [],
    transactions: [],
    securities: new Map(),
    prices: new Map(),
    products: new Map(),
    people: new Map(),
  };
}
