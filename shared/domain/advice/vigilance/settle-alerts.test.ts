import { expect, it } from 'vitest';
import { checkedRecord } from '../../check-record.ts';
import { entryNamed } from '../../client/client-file-builder.ts';
import { type AlertDecision, alertDecisionKind } from './alert-decision.ts';
import { detectAlerts } from './detect-alerts.ts';
import { decisionAbout, settleAlerts } from './settle-alerts.ts';
import { entry, fileWith, TODAY, usualPayments } from './vigilance-builders.ts';
import {
  VIGILANCE_FIGURE_NAMES,
  VIGILANCE_FIGURES,
  vigilanceSettings,
} from './vigilance-settings.ts';

const payment = (name: string, daysAgo: number, amount: number) =>
  entry(name, daysAgo, { type: 'withdrawal', amount: -amount });
const alertsOf = (...extra: readonly ReturnType<typeof payment>[]) =>
  detectAlerts({ file: fileWith([...usualPayments(), ...extra]), until: TODAY });
const decide = (
  alert: ReturnType<typeof alertsOf>[number] | undefined,
  fields: Partial<AlertDecision>,
) => {
  if (!alert) throw new Error('there is an alert');
  const made = {
    decision: 'dismissed',
    reason: 'Roof',
    today: TODAY,
    by: null,
    statement: '',
  } as const;
  return entryNamed('decision', { ...decisionAbout(alert, made), ...fields });
};
const statuses = (alerts: ReturnType<typeof alertsOf>, decision: ReturnType<typeof decide>) =>
  settleAlerts(alerts, [decision]).map(({ status, addedSince }) => [status, addedSince]);

it('gives an alert the status that was decided', () => {
  const alerts = alertsOf(payment('large', 3, 900_00));
  expect(settleAlerts(alerts, []).map(({ status }) => status)).toEqual(['open']);
  const [alert] = alerts;
  expect(statuses(alerts, decide(alert, {}))).toEqual([['dismissed', 0]]);
  expect(statuses(alerts, decide(alert, { decision: 'escalated' }))).toEqual([['escalated', 0]]);
  const answered = { decision: 'escalated', outcome: 'watch', answer: 'Wait' } as const;
  expect(statuses(alerts, decide(alert, answered))).toEqual([['answered', 0]]);
});

it('stays quiet about the like of what was accepted, up to a tenth above, and not beyond', () => {
  const [first] = alertsOf(payment('first', 40, 900_00));
  const decision = decide(first, { decision: 'accepted' });
  expect(statuses(alertsOf(payment('second', 3, 980_00)), decision)).toEqual([['quiet', 0]]);
  expect(statuses(alertsOf(payment('second', 3, 1100_00)), decision)).toEqual([['open', 0]]);
});

it('tells once what two rules notice, until the graver alert is dismissed or accepted', () => {
  const named = entry('large', 3, {
    type: 'withdrawal',
    amount: -900_00,
    counterparty: 'Nova Ltd',
  });
  const alerts = alertsOf(named);
  const told = (...decisions: ReturnType<typeof decide>[]) =>
    settleAlerts(alerts, decisions).map(({ alert, status }) => [alert.rule, status]);
  expect(told()).toEqual([['newPayee', 'open']]);
  const graver = alerts.find(({ rule }) => rule === 'newPayee');
  expect(told(decide(graver, { decision: 'escalated' }))).toEqual([['newPayee', 'escalated']]);
  for (const decision of ['dismissed', 'accepted'] as const) {
    expect(told(decide(graver, { decision }))).toContainEqual(['unusualAmount', 'open']);
  }
  // What was decided about the lesser one stays to be seen.
  const lesser = alerts.find(({ rule }) => rule === 'unusualAmount');
  expect(told(decide(lesser, {}))).toContainEqual(['unusualAmount', 'dismissed']);
});

it('opens a finding again when transactions were added to it', () => {
  const deposit = (name: string, daysAgo: number) =>
    entry(name, daysAgo, { type: 'deposit', amount: 9500_00 });
  const run = [deposit('a', 9), deposit('b', 7), deposit('c', 5)];
  const [before] = alertsOf(...run);
  const after = alertsOf(...run, deposit('d', 2));
  expect(statuses(after, decide(before, {}))).toEqual([['open', 1]]);
});

it('leaves with the lead what was escalated, also when transactions join it', () => {
  const deposit = (name: string, daysAgo: number) =>
    entry(name, daysAgo, { type: 'deposit', amount: 9500_00 });
  const run = [deposit('a', 9), deposit('b', 7), deposit('c', 5)];
  const [before] = alertsOf(...run);
  const after = alertsOf(...run, deposit('d', 2));
  const escalated = decide(before, { decision: 'escalated' });
  expect(statuses(after, escalated)).toEqual([['escalated', 1]]);
  const answered = { decision: 'escalated', outcome: 'noConcern', answer: 'Fair' } as const;
  expect(statuses(after, decide(before, answered))).toEqual([['open', 1]]);
});

it('names no more transactions than a decision can keep, the latest', () => {
  const orders = [400, 300, 200].map((daysAgo) =>
    entry(`order ${daysAgo}`, daysAgo, { type: 'order', amount: 1000_00 }),
  );
  const returns = Array.from({ length: 501 }, (_, index) =>
    entry(`return ${index}`, 3 + (index % 40), { type: 'return', amount: -50_00 - index }),
  );
  const alert = detectAlerts({ file: fileWith([...orders, ...returns]), until: TODAY }).find(
    ({ rule }) => rule === 'returns',
  );
  expect(alert?.transactionIds).toHaveLength(500);
  expect(checkedRecord(alertDecisionKind, decide(alert, {}).data).ok).toBe(true);
});

it('wants a reason for what is dismissed or escalated, and words for an answer', () => {
  const [alert] = alertsOf(payment('large', 3, 900_00));
  const fieldsOf = (fields: Partial<AlertDecision>) => {
    const checked = checkedRecord(alertDecisionKind, decide(alert, fields).data);
    return checked.ok ? [] : checked.error.map(({ field }) => field);
  };
  expect(fieldsOf({})).toEqual([]);
  expect(fieldsOf({ reason: ' ' })).toEqual(['reason']);
  expect(fieldsOf({ reason: '', decision: 'accepted' })).toEqual([]);
  expect(fieldsOf({ outcome: 'reported' })).toEqual(['answer']);
});

it('takes figures that a book sets, within their bounds, and leaves names it does not know', () => {
  const figures = [
    { id: 'amountDeviations', value: 6 },
    { id: 'amountTimesHighest', value: 20 },
    { id: 'elderAge', value: 3 },
    { id: 'ofANewerVersion', value: 1 },
  ];
  const settings = vigilanceSettings({ figures, rulesOff: ['returns'] });
  expect([settings.amountDeviations, settings.elderAge]).toEqual([6, 18]);
  expect(settings.rulesOff.has('returns')).toBe(true);
  const file = fileWith([...usualPayments(), payment('large', 3, 500_00)]);
  expect(detectAlerts({ file, until: TODAY })).toHaveLength(1);
  expect(detectAlerts({ file, until: TODAY, settings })).toEqual([]);
});

it('has a default within its bounds and a source for every figure', () => {
  for (const name of VIGILANCE_FIGURE_NAMES) {
    const { value, least, most, source } = VIGILANCE_FIGURES[name];
    expect(value >= least && value <= most && source.length > 5).toBe(true);
  }
});
