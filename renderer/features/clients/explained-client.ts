import type { AttentionFlag } from '#shared/domain/advice/attention-flag.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { ClientFigures } from '#shared/domain/portfolio/client-figures.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import { HEALTH_RULE } from '#shared/domain/retention/health.ts';
import type { HealthScore } from '#shared/domain/retention/health-score.ts';
import type { Money } from '#shared/lib/money.ts';
import { reasonOf } from '../../components/figure-reason.ts';
import { gainTerms, revenueTerms } from '../../components/figures/client-terms.ts';
import type { ExplainedFigure } from '../../components/figures/explained-figure.ts';
import { formatDate, formatMoney, formatNumber } from '../../components/formats.ts';
import { healthWord, NO_SCORE } from '../../components/health-text.tsx';
import type { ClientRow } from '../../vault/views.ts';

type Explained = Omit<ExplainedFigure, 'name'>;

/** What the amount of a row means. */
export const MEANINGS: Readonly<Record<ClientRow['amountMeaning'], string>> = {
  value: 'Value today',
  balance: 'Balance today',
  revenue: 'Revenue of twelve months',
};

/** Why there is no change, where nothing more exact is known. */
const NO_CHANGE = 'not known for twelve months';

/** Value, balance or revenue of a client, with its rule. */
export function explainedAmount(row: ClientRow): Explained {
  const { amount, amountMeaning, currency } = row;
  return {
    of: MEANINGS[amountMeaning],
    text: amount === null ? null : formatMoney(amount, currency),
    reason: amountReason(row),
    how: amountMeaning === 'revenue' ? FIGURE_RULES.revenue : FIGURE_RULES.value,
  };
}

/** Why the amount of a row is not known; `null` when it is. */
export function amountReason({ amountUnavailable: why }: ClientRow): string | null {
  return why && reasonOf(why);
}

/** Why the change of a row is not known. */
export function changeReason({ changeUnavailable: why }: ClientRow): string {
  return why ? reasonOf(why) : NO_CHANGE;
}

/** Change of a client over twelve months, with its rule. */
export function explainedChange(row: ClientRow): Explained {
  const { change, amountMeaning } = row;
  return {
    of: 'Over twelve months',
    text: change === null ? null : formatNumber(change, { percent: true, signed: true }),
    reason: change === null ? changeReason(row) : null,
    how: amountMeaning === 'revenue' ? FIGURE_RULES.yearOnYear : FIGURE_RULES.timeWeighted,
  };
}

/** The health score of a client, with its rule. */
export function explainedHealth({ health }: Pick<ClientRow, 'health'>): Explained {
  return {
    text: health === null ? null : `${healthWord(health)} ${health}`,
    reason: health === null ? NO_SCORE : null,
    how: HEALTH_RULE,
  };
}

/** What the figures of a row were computed from: values, days, and reasons with their points. */
export function explainedSources(input: {
  readonly figures: ClientFigures;
  readonly health: Figure<HealthScore>;
  readonly flags: readonly AttentionFlag[];
}): readonly ExplainedFigure[] {
  const { figures, health, flags } = input;
  return [
    ...valueSources(figures),
    ...salesSources(figures),
    ...(health.available
      ? [
          {
            name: 'Reasons of the health score',
            text: null,
            from: health.value.drivers.map(({ name, points, reason }) => ({
              name: `${formatNumber(points, { signed: true })} ${name}`,
              text: reason,
            })),
          },
        ]
      : []),
    ...(flags.length > 0
      ? [
          {
            name: 'What needs attention',
            text: null,
            from: flags.map(({ reason }, index) => ({ name: `${index + 1}`, text: reason })),
          },
        ]
      : []),
  ];
}

const shown = (figure: Figure<Money>): Pick<ExplainedFigure, 'text' | 'reason'> =>
  figure.available
    ? { text: formatMoney(figure.value.amount, figure.value.currency) }
    : { text: null, reason: reasonOf(figure) };

function valueSources({ portfolio }: ClientFigures): readonly ExplainedFigure[] {
  if (!portfolio) return [];
  const { covered, gain } = portfolio;
  return [
    {
      name: 'Gain',
      of: `${formatDate(covered.from)} to ${formatDate(covered.to)}`,
      ...shown(gain),
      how: FIGURE_RULES.gain,
      from: gainTerms(portfolio),
    },
  ];
}

function salesSources({ sales }: ClientFigures): readonly ExplainedFigure[] {
  if (!sales) return [];
  const { covered, revenue } = sales;
  return [
    {
      name: 'Revenue',
      of: `${formatDate(covered.from)} to ${formatDate(covered.to)}`,
      ...shown(revenue),
      how: FIGURE_RULES.revenue,
      from: revenueTerms(sales),
    },
  ];
}
