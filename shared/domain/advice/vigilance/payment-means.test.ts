import { expect, it } from 'vitest';
import type { ClientFile } from '../../client/client-file.ts';
import type { Transaction } from '../../portfolio/transaction.ts';
import { plainWording } from '../../wording.ts';
import { sentenceText } from './alert-words.ts';
import { detectAlerts } from './detect-alerts.ts';
import { entry, fileWith, TODAY } from './vigilance-builders.ts';

const alertsOf = (file: ClientFile) => detectAlerts({ file, until: TODAY });
const saidOf = (file: ClientFile) =>
  alertsOf(file).map(({ rule, sentence }) => [
    rule,
    sentenceText(sentence, plainWording).replaceAll('\u00a0', ' '),
  ]);

it('compares cash with cash where that is said, and says so', () => {
  const standing = Array.from({ length: 24 }, (_, index) =>
    entry(`rent ${index}`, 10 + index * 30, {
      ...{ type: 'withdrawal', amount: -900_00, paymentMeans: 'transfer' },
    }),
  );
  const drawn = Array.from({ length: 12 }, (_, index) =>
    entry(`cash ${index}`, 12 + index * 30, {
      ...{ type: 'withdrawal', amount: -(50_00 + index * 1_00), paymentMeans: 'cash' },
    }),
  );
  const large = (paymentMeans?: 'cash' | 'transfer') =>
    fileWith([
      ...standing,
      ...drawn,
      entry('large', 3, {
        ...{ type: 'withdrawal', amount: -900_00, ...(paymentMeans && { paymentMeans }) },
      }),
    ]);
  expect(alertsOf(large())).toEqual([]);
  expect(alertsOf(large('transfer'))).toEqual([]);
  // As large as every rent, so that it is usual all the same.
  expect(alertsOf(large('cash'))).toEqual([]);
  const more = fileWith([
    ...standing,
    ...drawn,
    entry('large', 3, { type: 'withdrawal', amount: -1_500_00, paymentMeans: 'cash' }),
  ]);
  const [alert] = alertsOf(more);
  expect(saidOf(more)[0]?.[1]).toContain('Cash withdrawal of EUR 1,500.00');
  expect(alert?.figures[0]?.label).toBe('Earlier payments in cash compared');
  expect(alert?.comparedIds).toEqual(drawn.toReversed().map(({ id }) => id));
  const unsaid = fileWith([
    ...standing,
    ...drawn,
    entry('large', 3, { type: 'withdrawal', amount: -1_500_00 }),
  ]);
  expect(alertsOf(unsaid)).toEqual([]);
});

it('looks just below a limit for what may be cash, as the limits are', () => {
  const deposits = (...means: readonly Transaction['paymentMeans'][]) =>
    fileWith(
      means.map((paymentMeans, index) =>
        entry(`deposit ${index}`, 9 - index * 3, {
          ...{ type: 'deposit', amount: 9_500_00, ...(paymentMeans && { paymentMeans }) },
        }),
      ),
    );
  expect(saidOf(deposits('cash', 'cash', 'cash'))).toEqual([
    [
      'structuring',
      '3 receipts in cash just below EUR 10,000.00 from 15 Nov 2026 to 21 Nov 2026 come to EUR 28,500.00',
    ],
  ]);
  const [alert] = alertsOf(deposits('cash', undefined, 'cash'));
  expect(alert?.figures).toContainEqual({
    label: 'Of which said to be in cash',
    value: { unit: 'count', value: 2 },
  });
  expect(alertsOf(deposits('transfer', 'transfer', 'transfer'))).toEqual([]);
  expect(alertsOf(deposits('cash', 'transfer', 'cash'))).toEqual([]);
});
