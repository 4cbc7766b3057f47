import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newServiceRequest } from './service-builders.ts';
import { type ServiceRequest, serviceRequestKind } from './service-request.ts';
import {
  handOver,
  isOpenRequest,
  reopenRequest,
  resolveRequest,
  stepDay,
  waitForClient,
  withdrawRequest,
} from './service-steps.ts';

const raisedOn = '2026-11-02' as CalendarDate;
const raised = newServiceRequest({
  ...{ clientId: entryNamed('client', null).id, subject: 'Dividend', raisedOn },
});

const step = fc.record({
  kind: fc.constantFrom('handOver', 'wait', 'resolve', 'withdraw', 'reopen'),
  text: fc.constantFrom('', '  ', 'Custody', 'x'.repeat(600)),
  today: fc.integer({ min: -3, max: 60 }).map((days) => addDays(raisedOn, days)),
  later: fc.integer({ min: -2, max: 2 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function taken(request: ServiceRequest, { kind, text, today, later }: Step) {
  const on = addDays(stepDay(request, today), later);
  switch (kind) {
    case 'handOver':
      return handOver(request, { to: text, reference: text, on }, today);
    case 'wait':
      return waitForClient(request, today);
    case 'resolve':
      return resolveRequest(request, { answer: text, on }, today);
    case 'withdraw':
      return withdrawRequest(request, today);
    default:
      return reopenRequest(request, today);
  }
}

it('whatever steps are taken, a request keeps its rules, its answer, and no day to come', () => {
  let [steps, refused] = [0, 0];
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (all) => {
      let request: ServiceRequest = raised;
      for (const each of all) {
        const outcome = taken(request, each);
        if (!outcome.ok) {
          refused += 1;
          continue;
        }
        const next = outcome.value;
        steps += 1;
        expect(serviceRequestKind.schema.parse(next)).toEqual(next);
        expect(serviceRequestKind.breaches(next)).toEqual([]);
        expect(next.statusSince <= stepDay(next, each.today)).toBe(true);
        expect(isOpenRequest(next) || isOpenRequest(request)).toBe(true);
        if (each.kind !== 'resolve') expect(next.resolution).toBe(request.resolution);
        request = next;
      }
    }),
    { numRuns: 300 },
  );
  expect(Math.min(steps, refused)).toBeGreaterThan(100);
});
