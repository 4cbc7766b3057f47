import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '../../client/client-file.ts';
import { entryNamed } from '../../client/client-file-builder.ts';
import type { Transaction } from '../../portfolio/transaction.ts';
import { plainWording } from '../../wording.ts';
import { alertDecisionId } from './alert-decision.ts';
import { sentenceText } from './alert-words.ts';
import { detectAlerts } from './detect-alerts.ts';
import { decisionAbout, needsLook, settleAlerts } from './settle-alerts.ts';
import { entry, fileWith, TODAY, usualPayments, usualReceipts } from './vigilance-builders.ts';

const TYPES = ['deposit', 'withdrawal', 'buy', 'sell', 'order', 'return', 'fee'] as const;

/** Ledgers with a habit and entries of every sort on top, some of them odd. */
const ledgers = fc
  .array(
    fc.record({
      type: fc.constantFrom(...TYPES),
      daysAgo: fc.integer({ min: 0, max: 500 }),
      amount: fc.oneof(
        fc.integer({ min: 1, max: 2_000_00 }),
        fc.integer({ min: 8_000_00, max: 9_999_99 }),
        fc.integer({ min: 1, max: 90_000_00 }),
      ),
      counterparty: fc.constantFrom('', 'Grocer', 'Nova Ltd', 'Landlord'),
    }),
    { maxLength: 40 },
  )
  .map((drawn): readonly Entry<Transaction>[] => [
    ...usualPayments(),
    ...usualReceipts(),
    ...drawn.map(({ type, daysAgo, amount, counterparty }, index) => {
      const isOut = type === 'withdrawal' || type === 'buy' || type === 'return' || type === 'fee';
      return entry(`drawn ${index}`, daysAgo, {
        type,
        amount: isOut ? -amount : amount,
        counterparty,
      });
    }),
  ]);

const alertsOf = (transactions: readonly Entry<Transaction>[]) =>
  detectAlerts({ file: fileWith(transactions), until: TODAY });
const made = { reason: 'Looked into', today: TODAY, by: null, statement: '' } as const;

it('finds the same in whatever order the transactions come', () => {
  fc.assert(
    fc.property(
      ledgers.chain((ledger) =>
        fc.tuple(
          fc.constant(ledger),
          fc.shuffledSubarray([...ledger], { minLength: ledger.length, maxLength: ledger.length }),
        ),
      ),
      ([ledger, shuffled]) => {
        expect(alertsOf(shuffled)).toEqual(alertsOf(ledger));
      },
    ),
    { numRuns: 30 },
  );
});

it('says each finding once, under a fingerprint of its own, of transactions that are there', () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const alerts = alertsOf(ledger);
      const fingerprints = alerts.map(({ fingerprint }) => fingerprint);
      expect(new Set(fingerprints).size).toBe(fingerprints.length);
      const ids = new Set(ledger.map(({ id }) => id));
      for (const alert of alerts) {
        expect(alert.transactionIds.length).toBeGreaterThan(0);
        expect(alert.transactionIds.every((id) => ids.has(id))).toBe(true);
        expect(alert.score).toBeGreaterThanOrEqual(0);
        expect(alert.score).toBeLessThanOrEqual(100);
        expect(sentenceText(alert.sentence, plainWording)).not.toMatch(/NaN|undefined|Infinity/);
      }
    }),
  );
});

it('keeps a decision when the ledger goes on: what was decided is never asked again', () => {
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 1, max: 10_000_00 }), (ledger, amount) => {
      const decisions = alertsOf(ledger).map((alert) =>
        entryNamed(alert.fingerprint, decisionAbout(alert, { ...made, decision: 'dismissed' })),
      );
      const settled = settleAlerts(alertsOf(ledger), decisions);
      expect(settled.filter(needsLook)).toEqual([]);
      // A fee is nobody's decision and changes no finding.
      const later = [...ledger, entry('later', 0, { type: 'fee', amount: -amount })];
      expect(settleAlerts(alertsOf(later), decisions).filter(needsLook)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

it('stays quiet about what was accepted, and about its like that is no larger', () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const alerts = alertsOf(ledger);
      for (const accepted of alerts) {
        const decision = decisionAbout(accepted, { ...made, decision: 'accepted' });
        const settled = settleAlerts(alerts, [entryNamed('decision', decision)]);
        const own = settled.find(({ alert }) => alert.fingerprint === accepted.fingerprint);
        expect(own?.status).toBe('accepted');
        for (const { alert, status } of settled) {
          const isLike = alert.rule === accepted.rule && alert.pattern.key === accepted.pattern.key;
          if (isLike && alert.pattern.size <= accepted.pattern.size) {
            expect(['accepted', 'quiet']).toContain(status);
          }
          if (!isLike) expect(status).toBe('open');
        }
      }
    }),
  );
});

it('names a decision the same on every device', () => {
  const [alert] = alertsOf([
    ...usualPayments(),
    entry('large', 3, { type: 'withdrawal', amount: -9000_00 }),
  ]);
  if (!alert) throw new Error('there is an alert');
  expect(alertDecisionId(alert.clientId, alert.fingerprint)).toMatchInlineSnapshot(
    `"dc7a8b5b-13d7-8205-8bf9-e1deb9d8c59d"`,
  );
});
