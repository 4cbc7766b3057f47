// Alerts on the published sets, and how many injected anomalies a fixed budget of alerts finds.
import { type Alert, VIGILANCE_RULES } from '#shared/domain/advice/vigilance/alert.ts';
import { sentenceText } from '#shared/domain/advice/vigilance/alert-words.ts';
import { byRank, detectAlerts } from '#shared/domain/advice/vigilance/detect-alerts.ts';
import { settleAlerts } from '#shared/domain/advice/vigilance/settle-alerts.ts';
import { DEFAULT_VIGILANCE_SETTINGS } from '#shared/domain/advice/vigilance/vigilance-settings.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { plainWording } from '#shared/domain/wording.ts';
import { addDays } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type Injected, withAnomalies } from './support/anomalies.ts';
import { lastDay } from './support/client-files.ts';
import { Random } from './support/random.ts';
import { realLedgers } from './support/real-ledgers.ts';
import { printFigures, printTable, progress } from './support/report.ts';

/** `npm run bench -- vigilance 7` injects by another seed. */
const SEED = Number(process.argv[2] ?? 1);
/** Anomalies of each sort by thousand clients, at least one, drawn anew in every round. */
const ANOMALIES_A_THOUSAND = 4;
const ROUNDS = 5;
/** Alerts one has time for, by thousand clients and quarter: about one a fortnight in a book of 120. */
const BUDGET_A_THOUSAND = 50;
const EXAMPLES = 2;

/** The alerts of the last ninety days of each client's own ledger. */
const alertsOf = (files: readonly ClientFile[]): readonly Alert[] =>
  files.flatMap((file) =>
    settleAlerts(detectAlerts({ file, until: lastDay(file) }), []).map(({ alert }) => alert),
  );

/** The largest amounts of the same days: a fixed limit, set so that it uses up the budget. */
function largestAmounts(files: readonly ClientFile[], budget: number): readonly RecordId[] {
  const recent = files.flatMap((file) => {
    const since = addDays(lastDay(file), -DEFAULT_VIGILANCE_SETTINGS.recentDays);
    return file.transactions.filter(({ data }) => data.date >= since);
  });
  return recent
    .toSorted((a, b) => Math.abs(b.data.amount) - Math.abs(a.data.amount))
    .slice(0, budget)
    .map(({ id }) => id);
}

interface Share {
  readonly sort: string;
  readonly injected: number;
  readonly found: number;
  readonly byLimit: number;
}

function sharesOf(
  injected: readonly Injected[],
  told: ReadonlySet<RecordId>,
  byLimit: ReadonlySet<RecordId>,
): readonly Share[] {
  const countIn = (some: readonly Injected[], ids: ReadonlySet<RecordId>): number =>
    some.filter((one) => [...one.ids].some((id) => ids.has(id))).length;
  return VIGILANCE_RULES.flatMap((sort) => {
    const some = injected.filter((one) => one.sort === sort);
    if (some.length === 0) return [];
    const found = countIn(some, told);
    return [{ sort, injected: some.length, found, byLimit: countIn(some, byLimit) }];
  });
}

/** Injects, ranks what is raised beside what was raised before, and counts what the budget reaches. */
function roundOf(
  files: readonly ClientFile[],
  real: readonly Alert[],
  drawn: { readonly perSort: number; readonly budget: number; readonly random: Random },
): readonly Share[] {
  const { files: changed, injected } = withAnomalies(files, drawn.perSort, drawn.random);
  const touched = new Set(injected.map(({ file }) => file.client.id));
  const raised = [
    ...real.filter(({ clientId }) => !touched.has(clientId)),
    ...alertsOf(injected.map(({ file }) => file)),
  ];
  const told = raised.toSorted(byRank).slice(0, drawn.budget);
  return sharesOf(
    injected,
    new Set(told.flatMap(({ transactionIds }) => transactionIds)),
    new Set(largestAmounts(changed, drawn.budget)),
  );
}

/** The shares of one sort together. */
function added(shares: readonly Share[]): readonly Share[] {
  return VIGILANCE_RULES.flatMap((sort) => {
    const same = shares.filter((share) => share.sort === sort);
    if (same.length === 0) return [];
    return [
      {
        sort,
        injected: sum(same.map(({ injected }) => injected)),
        found: sum(same.map(({ found }) => found)),
        byLimit: sum(same.map(({ byLimit }) => byLimit)),
      },
    ];
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const percent = (part: number, whole: number): number => (100 * part) / whole;

const everywhere: Share[] = [];
let clients = 0;
let alerts = 0;
let transactions = 0;
let millis = 0;
for await (const { name, files } of realLedgers()) {
  if (!files) {
    progress(`${name}: skipped, the published set is not beside the repository`);
    continue;
  }
  progress(`${name}: ${files.length} clients with a ledger`);
  const from = performance.now();
  const real = alertsOf(files);
  millis += performance.now() - from;
  clients += files.length;
  alerts += real.length;
  transactions += sum(files.map((file) => file.transactions.length));
  const ofRule = VIGILANCE_RULES.map((rule) => real.filter((alert) => alert.rule === rule));
  printTable(
    `${name}: ${files.length} clients, alerts of the last ${DEFAULT_VIGILANCE_SETTINGS.recentDays} days of each ledger`,
    ['rule', 'alerts', 'per 1000 clients', 'highest rank'],
    [
      ...ofRule.flatMap((some, index): (string | number)[][] =>
        some.length === 0
          ? []
          : [
              [
                VIGILANCE_RULES[index] ?? '',
                String(some.length),
                (1000 * some.length) / files.length,
                Math.max(...some.map(({ score }) => score)),
              ],
            ],
      ),
      ['all', String(real.length), (1000 * real.length) / files.length, ''],
    ],
  );
  for (const some of ofRule) {
    for (const { rule, sentence, score } of some.toSorted(byRank).slice(0, EXAMPLES)) {
      progress(`  ${rule} (${score}): ${sentenceText(sentence, plainWording)}`);
    }
  }

  const budget = Math.round((files.length * BUDGET_A_THOUSAND) / 1000);
  const perSort = Math.max(1, Math.round((files.length * ANOMALIES_A_THOUSAND) / 1000));
  const rounds = Array.from({ length: ROUNDS }, (_, round) =>
    roundOf(files, real, { perSort, budget, random: new Random(SEED + round) }),
  );
  const shares = added(rounds.flat());
  everywhere.push(...shares);
  printTable(
    `${name}: anomalies injected in ${ROUNDS} rounds (seeds ${SEED} to ${SEED + ROUNDS - 1}), ${budget} alerts allowed in each`,
    ['sort', 'injected', 'found', 'by a fixed limit'],
    shares.map(({ sort, injected, found, byLimit }) => [
      sort,
      String(injected),
      `${found} (${Math.round(percent(found, injected))} %)`,
      `${byLimit} (${Math.round(percent(byLimit, injected))} %)`,
    ]),
  );
}

if (clients > 0) {
  const all = sum(everywhere.map(({ injected }) => injected));
  const byLimit = percent(sum(everywhere.map((share) => share.byLimit)), all);
  const found = percent(sum(everywhere.map((share) => share.found)), all);
  printFigures('vigilance', [
    { name: 'found', value: found, goal: { atLeast: Math.round(2 * byLimit) } },
    { name: 'found-fixed-limit', value: byLimit, goal: { atLeast: 0 } },
    { name: 'alerts-per-1000', value: (1000 * alerts) / clients, goal: { atMost: 50 } },
    {
      name: 'transactions-per-second',
      value: (1000 * transactions) / millis,
      goal: { atLeast: 20_000 },
    },
  ]);
}
