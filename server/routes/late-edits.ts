import type { FastifyInstance } from 'fastify';
import { type LateEditsAnswer, lateEditRequest } from '#shared/protocol/late-edits.ts';
import { wireRecord } from '#shared/protocol/record.ts';
import { asPerson } from '../database/as-person.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { answerRefused } from '../plugins/errors.ts';
import { sessionOf } from '../plugins/sessions.ts';
import { decideOnLateEdit } from '../push/accept-late-edit.ts';
import { openLateEdits } from '../repositories/late-edits.ts';
import { currentRecords } from '../repositories/records.ts';
import { parseBody } from './parse-body.ts';

const MAX_LATE_EDITS = 200;

/** `GET /v1/late-edits`, and `POST /v1/late-edits/accept` and `/discard` (F7). */
export function lateEditRoutes(app: FastifyInstance, dependencies: RouteDependencies): void {
  const { database, access } = dependencies;

  app.get('/v1/late-edits', async (request): Promise<LateEditsAnswer> => {
    const { personId } = sessionOf(request);
    const { edits, shown, records } = await asPerson(database, personId, async (transaction) => {
      const books = await access.bookAccess(transaction, personId);
      const bookIds = books.map(({ bookId }) => bookId);
      const edits = await openLateEdits(transaction, bookIds, MAX_LATE_EDITS + 1);
      const shown = edits.slice(0, MAX_LATE_EDITS);
      const wanted = shown.map(({ bookId, recordId }) => ({ bookId, id: recordId, version: null }));
      return { edits, shown, records: await currentRecords(transaction, wanted) };
    });
    const wires = new Map(records.map(({ id, wire }) => [id, wire]));
    return {
      more: edits.length > MAX_LATE_EDITS,
      lateEdits: shown.map(({ baseVersion, ...edit }) => {
        const wire = wires.get(edit.recordId);
        return { ...edit, current: wire ? wireRecord.parse(JSON.parse(wire)) : null };
      }),
    };
  });

  for (const [path, decision] of [
    ['/v1/late-edits/accept', 'accepted'],
    ['/v1/late-edits/discard', 'discarded'],
  ] as const) {
    app.post(path, async (request, reply) => {
      const body = parseBody(lateEditRequest, request.body);
      if (!body.ok) return answerRefused(reply, body.error);
      const { personId } = sessionOf(request);
      const decided = await decideOnLateEdit(dependencies, personId, body.value.id, decision);
      return decided.ok ? {} : answerRefused(reply, decided.error);
    });
  }
}
