import { clientOf, laneOf } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { AlertAnswerRequest } from '#shared/protocol/alert-answers.ts';
import type { PullRequest } from '#shared/protocol/pull.ts';
import type { PushRequest } from '#shared/protocol/push.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { digestOf } from '#shared/sync/digest.ts';
import type { VaultOwner } from '../api.ts';
import type { VaultHost } from '../host.ts';

/** Just enough of a server to drive a vault's cycles: compare and set, one feed a book. */
export class TinyServer {
  readonly records = new Map<string, WireRecord>();
  readonly books: BookAccess[];
  readonly #owner: VaultOwner;
  readonly #answers = new Map<string, unknown>();
  #seq = 0;
  /** A server that is restored begins another. */
  epoch = 'epoch0001';
  isReachable = true;
  /** Every edit comes after its client has passed to somebody else. */
  isLate = false;
  calls: string[] = [];

  constructor(owner: VaultOwner, books: BookAccess[]) {
    this.#owner = owner;
    this.books = books;
  }

  /** Writes a record as somebody else would. */
  put(record: Pick<WireRecord, 'kind' | 'id' | 'bookId' | 'data'>): WireRecord {
    this.#seq += 1;
    const former = this.records.get(record.id);
    const written: WireRecord = {
      ...record,
      clientId: clientOf(record.kind, record.id, record.data) ?? former?.clientId ?? null,
      version: { epoch: this.epoch, n: (former?.version.n ?? 0) + 1 },
      seq: this.#seq,
      editedBy: this.#owner.personId,
      editedAt: '2026-11-24T08:00:00.000Z' as WireRecord['editedAt'],
      acceptedAt: '2026-11-24T08:00:00.000Z' as WireRecord['acceptedAt'],
    };
    this.records.set(record.id, written);
    return written;
  }

  readonly call: VaultHost['call'] = async (endpoint, body) => {
    this.calls.push(endpoint);
    if (!this.isReachable) return err({ tag: 'unreachable', message: 'No server.' });
    const request: unknown = body === '' ? null : JSON.parse(body);
    return ok(new TextEncoder().encode(JSON.stringify(this.#answer(endpoint, request))));
  };

  #answer(endpoint: string, request: unknown): unknown {
    switch (endpoint) {
      case 'session':
        return {
          personId: this.#owner.personId,
          personName: this.#owner.personName,
          email: 'anna@example.com',
          deviceId: this.#owner.deviceId,
          epoch: this.epoch,
          serverTime: '2026-11-24T08:00:00.000Z',
          protocolVersion: PROTOCOL_VERSION,
          oldestProtocolVersion: 1,
          books: this.books,
        };
      case 'push':
        return { answers: this.#push(request as PushRequest) };
      case 'pull':
        return this.#pull(request as PullRequest);
      case 'mutationStatus':
        return { answers: [] };
      case 'alertAnswer':
        return this.#answerAlert(request as AlertAnswerRequest);
      default:
        return {};
    }
  }

  #answerAlert({ decisionId, answer, outcome, answeredOn }: AlertAnswerRequest): object {
    const asked = this.records.get(decisionId);
    const answeredBy = this.#owner.personId;
    const said = { answer, outcome, answeredOn, answeredBy };
    if (asked) this.put({ ...asked, data: { ...asked.data, ...said } });
    return {};
  }

  #push({ mutations }: PushRequest): unknown[] {
    return mutations.map((mutation) => {
      const known = this.#answers.get(mutation.id);
      if (known) return known;
      if (this.isLate) return { answer: 'late', mutationId: mutation.id };
      const current = this.records.get(mutation.recordId as RecordId);
      const live = current?.data ? current : undefined;
      if ((live?.version.n ?? null) !== (mutation.baseVersion?.n ?? null)) {
        return live
          ? { answer: 'stale', mutationId: mutation.id, current: live }
          : { answer: 'missing', mutationId: mutation.id };
      }
      const { kind, recordId: id, bookId, data } = mutation;
      const written = this.put({ kind, id, bookId, data });
      const answer = {
        answer: 'accepted',
        mutationId: mutation.id,
        version: written.version,
        seq: written.seq,
        acceptedAt: written.acceptedAt,
      };
      this.#answers.set(mutation.id, answer);
      return answer;
    });
  }

  #pull({ bookId, lane, cursor, limit }: PullRequest): unknown {
    const all = [...this.records.values()]
      .filter((record) => record.bookId === bookId && laneOf(record.kind) === lane)
      .sort((left, right) => left.seq - right.seq);
    const later = all.filter(({ seq }) => seq > cursor);
    const records = later.slice(0, limit);
    const more = later.length > limit;
    const digest = digestOf(all.filter(({ data }) => data !== null));
    return {
      bookId,
      lane,
      epoch: this.epoch,
      from: cursor,
      cursor: more ? (records.at(-1)?.seq ?? cursor) : Math.max(cursor, this.#seq),
      head: this.#seq,
      more,
      remaining: later.length - records.length,
      records,
      departures: [],
      digest: more ? null : digest.digest,
      count: more ? null : digest.count,
    };
  }
}
