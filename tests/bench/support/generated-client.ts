import { newClient, newContact } from '#shared/domain/client/client-builders.ts';
import {
  newMeeting,
  newNote,
  newPromise,
  newTask,
} from '#shared/domain/meeting/meeting-builders.ts';
import { addDays, type CalendarDate, type Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { GeneratedRecord, Ids } from './generated-book.ts';
import type { Random } from './random.ts';

const FIRST =
  'Alder Birch Cedar Dorn Elster Falk Gruber Hanák Ivens Jelen Kolb Lindt Marek Novák Orth Pavel Quist Rieger Sova Thaler Ulm Veit Wendt Zeman'.split(
    ' ',
  );
const SECOND =
  'Werke Holding Partners Foods Logistics Optics Clinics Textiles Pharma Energy Timber Press Motors Paper Systems Glass'.split(
    ' ',
  );
const CITIES = ['Brno', 'Praha', 'Wien', 'Linz', 'Graz', 'Köln', 'Ulm', 'Plzeň'];
const WORDS =
  'asked about the risk of the new allocation and wants to see how the bonds did before the next visit in spring when the plant opens'.split(
    ' ',
  );

/** So many words of what people write down after a visit. */
export const sentence = (random: Random, words: number): string =>
  Array.from({ length: words }, () => random.pick(WORDS)).join(' ');

/** The name of the client at `n`; no two have the same. */
export function nameOfClient(n: number): string {
  const first = FIRST[n % FIRST.length] ?? '';
  const second = SECOND[Math.floor(n / FIRST.length) % SECOND.length] ?? '';
  return `${first} ${second} ${n + 1}`;
}

/** The client at `n` of a generated book. */
export function clientOfBook(
  n: number,
  ids: Ids,
  random: Random,
): GeneratedRecord & { readonly kind: 'client' } {
  const data = newClient({
    name: nameOfClient(n),
    tier: random.pick(['A', 'B', 'C'] as const),
    city: random.pick(CITIES),
    email: `office${n + 1}@example.com`,
    contactEveryDays: random.pick([30, 60, 90]),
    tags: [random.pick(['family', 'export', 'growth'])],
  });
  return { kind: 'client', id: ids.next(), data };
}

/** What people work with: a contact, notes, a visit that was, one to come, a promise and a task. */
export function workOfClient(
  about: {
    readonly clientId: RecordId;
    readonly today: CalendarDate;
    /** Whether the visit to come is today. */
    readonly isVisited: boolean;
  },
  ids: Ids,
  random: Random,
): GeneratedRecord[] {
  const { clientId, today } = about;
  const instant = (day: CalendarDate): Instant =>
    `${day}T${String(7 + random.below(10)).padStart(2, '0')}:00:00.000Z` as Instant;
  const ago = addDays(today, -10 - random.below(200));
  const days = 1 + random.below(120);
  const ahead = about.isVisited ? today : addDays(today, days);
  const contact = newContact({ clientId, name: `${random.pick(FIRST)} ${random.pick(FIRST)}` });
  const visit = newMeeting({
    clientId,
    purpose: 'Review of the year',
    startsAt: instant(ago),
    status: 'finished',
    finishedAt: instant(ago),
  });
  const next = newMeeting({ clientId, purpose: 'Next review', startsAt: instant(ahead) });
  const notes = [ago, addDays(ago, -90)].map((day) =>
    newNote({ clientId, notedAt: instant(day), title: 'Visit', body: sentence(random, 50) }),
  );
  const promise = newPromise({
    clientId,
    undertaking: sentence(random, 8),
    dueOn: addDays(today, random.below(60)),
  });
  const task = newTask({
    clientId,
    title: sentence(random, 6),
    dueOn: addDays(today, 1 + random.below(90)),
  });
  return [
    { kind: 'contact', id: ids.next(), data: contact },
    { kind: 'meeting', id: ids.next(), data: visit },
    { kind: 'meeting', id: ids.next(), data: next },
    ...notes.map((data): GeneratedRecord => ({ kind: 'note', id: ids.next(), data })),
    { kind: 'promise', id: ids.next(), data: promise },
    { kind: 'task', id: ids.next(), data: task },
  ];
}
