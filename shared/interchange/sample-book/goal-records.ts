import type { GoalAim } from '#shared/domain/goal/goal.ts';
import { newGoal } from '#shared/domain/goal/goal-builders.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, minor, type Records } from './book-writer.ts';
import { type GoalSpec, goalsOf } from './client-orders.ts';
import type { ClientSpec } from './sample-spec.ts';

/** What a client wants to reach. */
export function goalRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  return (goalsOf[spec.key] ?? []).map(({ name, stated, aim, reached }, index) =>
    loadedRecord(
      'goal',
      context.idOf('goal', `${spec.key}/${index}`),
      newGoal({
        ...{ clientId, name, aim: aimOf(aim, spec, context), statedOn: dayAt(context, stated) },
        status: reached === undefined ? 'open' : 'reached',
        closedOn: reached === undefined ? null : dayAt(context, reached),
      }),
    ),
  );
}

function aimOf(aim: GoalSpec['aim'], spec: ClientSpec, context: BookContext): GoalAim {
  const currency = spec.currency as CurrencyCode;
  if ('sum' in aim) {
    return {
      ...{ type: 'sumByDate', amount: minor(aim.sum), currency, by: dayAt(context, aim.by) },
      accountIds: aim.account ? [context.idOf('account', `${spec.key}/${aim.account}`)] : [],
    };
  }
  if ('income' in aim) {
    return { type: 'incomePerYear', amount: minor(aim.income), currency, accountIds: [] };
  }
  if ('cost' in aim) {
    return { type: 'costPerYear', amount: minor(aim.cost), currency, accountIds: [] };
  }
  if ('minutes' in aim) {
    return { type: 'timePerYear', counts: 'meetingMinutes', atMost: aim.minutes };
  }
  if ('orders' in aim) return { type: 'timePerYear', counts: 'orders', atMost: aim.orders };
  return { type: 'suppliers', atMost: aim.suppliers };
}
