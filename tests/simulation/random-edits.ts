import type { RecordData } from '#shared/domain/kind.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Random } from './random.ts';

/*
 * Random records and edits of every merge policy. Every value a person types carries a token
 * ("w17x"), so that a check can ask where it went (M8).
 */

export type Token = () => string;

const TOKEN = /w\d+x/g;

/** The tokens in any JSON value. */
export function tokensIn(value: unknown): readonly string[] {
  return value === null || value === undefined ? [] : (JSON.stringify(value).match(TOKEN) ?? []);
}

export const EDITED_KINDS = [
  'client',
  'note',
  'meeting',
  'task',
  'promise',
  'account',
  'transaction',
] as const;
export type EditedKind = (typeof EDITED_KINDS)[number];

const text = (random: Random, token: Token): string =>
  Array.from({ length: 1 + random.below(4) }, () => `line ${token()} of a note`).join('\n');

/** A new record; of a child, `client` and `account` are its parents. */
export function newRecord(
  kind: EditedKind,
  random: Random,
  token: Token,
  parents: { readonly client: RecordId; readonly account: RecordId },
): RecordData {
  const clientId = parents.client;
  switch (kind) {
    case 'client':
      return {
        ...{ name: token(), clientType: 'company', status: 'active', tier: 'A' },
        ...{ reportingCurrency: 'EUR', clientSince: '2020-01-01', clientUntil: null },
        ...{ street: token(), city: 'Brno', postalCode: '602 00', country: 'CZ' },
        ...{ phone: '', email: '', industry: '', summary: text(random, token), tags: [] },
        ...{ primaryContactId: null, contactEveryDays: 30, externalId: '', isSample: false },
      };
    case 'note':
      return {
        ...{ clientId, meetingId: null, title: token(), body: text(random, token) },
        ...{ notedAt: '2026-01-01T00:00:00.000Z', tags: [token()] },
      };
    case 'meeting':
      return {
        ...{ clientId, purpose: token(), startsAt: '2026-01-01T08:00:00.000Z' },
        ...{ durationInMinutes: 60, place: '', channel: 'visit', contactIds: [] },
        agenda: [{ id: 'a1', topic: token(), minutes: 5, done: false }],
        ...{ questions: [], decisions: [], status: 'planned', finishedAt: null },
      };
    case 'task':
      return {
        ...{ clientId, meetingId: null, title: token(), details: text(random, token) },
        ...{ dueOn: null, priority: 'normal', status: 'open', doneOn: null, assigneeId: null },
      };
    case 'promise':
      return {
        ...{ clientId, meetingId: null, promisedBy: 'us', undertaking: token(), dueOn: null },
        ...{ status: 'open', keptOn: null },
      };
    case 'account':
      return {
        ...{ clientId, name: token(), accountType: 'investment', number: '', currency: 'EUR' },
        ...{ custodian: '', costBasisMethod: 'fifo', openedOn: null, closedOn: null },
        benchmarkSecurityId: null,
        targets: [{ id: 'equity', weight: 10_000 }],
        externalId: '',
      };
    case 'transaction':
      return {
        ...{ clientId, accountId: parents.account, type: 'deposit', date: '2026-01-01' },
        ...{ amount: random.below(1_000_000), currency: 'EUR', description: token() },
      };
  }
}

function editText(body: unknown, random: Random, token: Token): string {
  const lines = String(body).split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  switch (random.below(4)) {
    case 0:
      lines.splice(random.below(lines.length + 1), 0, `new ${token()}`);
      break;
    case 1:
      lines.splice(at, 1);
      break;
    case 2:
      lines[at] = line.replace(/\S+$/, token());
      break;
    default:
      lines[at] = `${token()} ${line}`;
  }
  return lines.join('\n');
}

function editSet(tags: unknown, random: Random, token: Token): readonly unknown[] {
  const list = Array.isArray(tags) ? [...(tags as readonly unknown[])] : [];
  if (list.length > 0 && random.chance(0.4)) list.splice(random.below(list.length), 1);
  else list.push(token());
  return list;
}

function editList(agenda: unknown, random: Random, token: Token): readonly unknown[] {
  const list = Array.isArray(agenda) ? [...(agenda as readonly RecordData[])] : [];
  const at = random.below(Math.max(list.length, 1));
  const element = list[at];
  if (!element || random.chance(0.3)) {
    const id = random.pick(['a1', 'a2', 'a3', 'a4']);
    const isNew = list.every((other) => other.id !== id);
    if (isNew) list.splice(at, 0, { id, topic: token(), minutes: 5, done: false });
  } else if (random.chance(0.25)) {
    list.splice(at, 1);
  } else if (random.chance(0.2)) {
    list.reverse();
  } else {
    list[at] = random.chance(0.5)
      ? { ...element, topic: token() }
      : { ...element, minutes: random.below(100), done: random.chance(0.5) };
  }
  return list;
}

/** One field, or one group, of a record edited. */
export function editRecord(
  kind: EditedKind,
  data: RecordData,
  random: Random,
  token: Token,
): RecordData {
  const second = random.chance(0.5);
  switch (kind) {
    case 'client':
      switch (random.below(6)) {
        case 0:
          return { ...data, summary: editText(data.summary, random, token) };
        case 1:
          return { ...data, tags: editSet(data.tags, random, token) };
        case 2:
          return { ...data, street: token(), city: token() };
        case 3:
          return { ...data, postalCode: token() };
        case 4:
          return { ...data, laterField: token() };
        default:
          return second ? { ...data, phone: token() } : { ...data, name: token() };
      }
    case 'note':
      if (random.chance(0.2)) return { ...data, tags: editSet(data.tags, random, token) };
      if (random.chance(0.2)) return { ...data, title: token() };
      return { ...data, body: editText(data.body, random, token) };
    case 'meeting':
      return second
        ? { ...data, agenda: editList(data.agenda, random, token) }
        : { ...data, place: token() };
    case 'task':
      return second
        ? { ...data, details: editText(data.details, random, token) }
        : { ...data, title: token() };
    case 'promise':
      // Sometimes a kept promise without its day: the server refuses it (P4).
      return second
        ? {
            ...data,
            undertaking: token(),
            status: 'kept',
            keptOn: random.chance(0.5) ? null : '2026-01-02',
          }
        : { ...data, dueOn: random.pick(['2026-02-01', '2026-03-01']), undertaking: token() };
    case 'account':
      return second ? { ...data, targets: targets(random) } : { ...data, custodian: token() };
    case 'transaction':
      return second
        ? { ...data, amount: random.below(1_000_000) }
        : { ...data, description: token() };
  }
}

/** Weights that add up, so that two such edits merged do not (M5). */
function targets(random: Random): readonly RecordData[] {
  const weight = 1_000 * (1 + random.below(8));
  const other = random.pick(['bond', 'fund', 'cash']);
  return [
    { id: 'equity', weight },
    { id: other, weight: 10_000 - weight },
  ];
}
