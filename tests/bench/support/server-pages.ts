import { MAX_RECORDS_PER_PAGE, type PullAnswer, type PullRequest } from '#shared/protocol/pull.ts';
import { sessionAnswer, signInAnswer } from '#shared/protocol/session.ts';
import { MANAGER } from './manager.ts';

/** What a device needs to speak with the server. */
export interface Device {
  readonly address: string;
  readonly token: string;
  readonly personId: string;
  readonly personName: string;
  readonly deviceId: string;
  /** The books this person reads. */
  readonly bookIds: readonly string[];
  /** The one of them that is theirs to write in. */
  readonly ownBookId: string;
}

/** Signs the office's manager in on a new device. */
export async function newDevice(address: string): Promise<Device> {
  const response = await fetch(`${address}/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...MANAGER, deviceName: 'Bench' }),
  });
  if (!response.ok) throw new Error(`Signing in: ${response.status} ${await response.text()}`);
  const answer = signInAnswer.parse(await response.json());
  const { accessToken: token, personId, personName, deviceId } = answer;
  const asked = await fetch(`${address}/v1/session`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { books } = sessionAnswer.parse(await asked.json());
  const own = books.find(({ role }) => role === 'owner');
  if (!own) throw new Error(`${personName} has no book of their own.`);
  const bookIds = books.map(({ bookId }) => bookId);
  return { address, token, personId, personName, deviceId, bookIds, ownBookId: own.bookId };
}

/** Where a reader stands in everything this device may read. */
export interface Position {
  readonly book: number;
  readonly lane: 'work' | 'ledger';
  readonly cursor: number;
  /** What the page before said remains in this lane: the server need not count again. */
  readonly remaining?: number;
}

export const START: Position = { book: 0, lane: 'work', cursor: 0 };

type Page = Pick<PullAnswer, 'records' | 'more' | 'cursor' | 'remaining'>;
type Reader = Pick<Device, 'address' | 'token' | 'bookIds'>;

/** One page after `at` as the server sends it, and where the next begins; `null` after the last. */
export async function pageAfter(
  device: Reader,
  at: Position,
  limit = MAX_RECORDS_PER_PAGE,
): Promise<{ records: Page['records']; next: Position | null }> {
  const bookId = device.bookIds[at.book];
  const { lane, cursor, remaining } = at;
  const request = { bookId, lane, cursor, limit, remaining };
  const response = await fetch(`${device.address}/v1/pull`, {
    method: 'POST',
    headers: { authorization: `Bearer ${device.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(request satisfies { [Name in keyof PullRequest]: unknown }),
  });
  if (!response.ok) throw new Error(`Pulling: ${response.status} ${await response.text()}`);
  const page = (await response.json()) as Page;
  const onward = { ...at, cursor: page.cursor, remaining: page.remaining };
  return { records: page.records, next: page.more ? onward : laneAfter(device, at) };
}

function laneAfter(device: Reader, { book, lane }: Position): Position | null {
  if (lane === 'work') return { book, lane: 'ledger', cursor: 0 };
  return book + 1 < device.bookIds.length ? { book: book + 1, lane: 'work', cursor: 0 } : null;
}

/** The first page of the work in the device's own book: clients and what belongs to them. */
export async function beginningOfBook(device: Device): Promise<Page['records']> {
  const at = { ...START, book: device.bookIds.indexOf(device.ownBookId) };
  return (await pageAfter(device, at)).records;
}
