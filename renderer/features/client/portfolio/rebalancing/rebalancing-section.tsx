import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { allocationRules } from '#shared/domain/portfolio/allocation-policy.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { Proposal } from '#shared/domain/portfolio/rebalancing/proposal.ts';
import { proposeRebalancing } from '#shared/domain/portfolio/rebalancing/propose.ts';
import { countsWashSales } from '#shared/domain/portfolio/tax-form.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { Explanation } from '../../../../components/explanation.tsx';
import { reasonOf } from '../../../../components/figure-reason.ts';
import { FigureButton } from '../../../../components/figures/figure-button.tsx';
import { SaveFiguresButton } from '../../../../components/figures/save-figures-button.tsx';
import { formatDate, formatMoney } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { usePlace } from '../../../../services/view-state.ts';
import type { PortfolioChoice } from '../allocation/portfolio-choices.ts';
import { FigureTable } from '../figures/figure-table.tsx';
import { useTaxForm } from '../use-tax-form.ts';
import { gainsTable, tradesTable, UNKNOWN_COST, weightsTable } from './proposal-rows.ts';
import { dealingCostSentence, shortfallSentence } from './proposal-words.ts';
import { ProposedTrades } from './proposed-trades.tsx';
import classes from './rebalancing.module.css';

interface RebalancingSectionProps {
  file: ClientFile;
  portfolio: PortfolioChoice;
  today: CalendarDate;
}

/** Which sales and purchases would bring each class back into its band; computed when asked for. */
export function RebalancingSection({ file, portfolio, today }: RebalancingSectionProps) {
  // Who opens a draft and comes back finds the proposal where it was.
  const place = `rebalancing.asked.${file.client.id} ${portfolio.key}`;
  const [isAsked, setAsked] = usePlace(place, false);
  const [allowsShortTermGains, setAllows] = useState(false);
  const [form] = useTaxForm();
  const washSales = countsWashSales(form);
  const figure = useMemo(
    () =>
      isAsked
        ? proposeRebalancing(file, portfolio, today, {
            rules: allocationRules(file.client.data.allocationPolicy),
            allowsShortTermGains,
            washSales,
          })
        : null,
    [isAsked, file, portfolio, today, allowsShortTermGains, washSales],
  );
  if (!portfolio.aim.targets) return null;
  return (
    <Section
      title="Rebalancing"
      about="A proposal at the last prices, nothing is entered or ordered by itself. Losses are sold first, then what was held for more than a year, by each account's cost basis; money stays in its account."
      action={
        figure?.available ? (
          <SaveFiguresButton
            what="the proposal"
            fileName="rebalancing"
            clientName={file.client.data.name}
            currency={portfolio.currency}
            asOf={today}
            about={['Accounts', portfolio.name]}
            sheets={() => [
              { title: 'Trades', ...tradesTable(figure.value) },
              { title: 'Weights', ...weightsTable(figure.value) },
              { title: 'Lots sold', ...gainsTable(figure.value) },
            ]}
          />
        ) : undefined
      }
    >
      <Group gap="md" mb="sm">
        {isAsked ? null : (
          <Button size="xs" variant="default" onClick={() => setAsked(true)}>
            Propose trades
          </Button>
        )}
        <Checkbox
          size="xs"
          label="Also sell at a gain what was held for a year or less"
          checked={allowsShortTermGains}
          onChange={(event) => setAllows(event.currentTarget.checked)}
        />
      </Group>
      {figure === null ? null : figure.available ? (
        <Proposed proposal={figure.value} file={file} />
      ) : (
        <Text c="dimmed">The proposal is unavailable: {reasonOf(figure)}.</Text>
      )}
    </Section>
  );
}

const NOT_TRADED =
  'Not sold: losses on what was also bought within 30 days before, which would not be deducted (US wash sales), and, unless allowed, what was held for a year or less and has a gain. Not bought: what was sold at a loss within 30 days before, what matures within 90 days, what is at its limit. What is bought is more of what is held, by its weight in the class. The gains are what the ledger will show when the sales are entered at these prices; it is no tax advice.';

function choiceRule({ day, dealingCost, minimumTrade, currency }: Proposal): string {
  return `As of ${formatDate(day)}. Classes out of their band go back to their target or just into the band, as set under “Targets, bands and limits”; the others are left alone unless money is short or left over. ${dealingCostSentence(dealingCost)} No trade is below ${formatMoney(minimumTrade, currency)} unless a holding is sold out. Units are whole.`;
}

function Proposed({ proposal, file }: { proposal: Proposal; file: ClientFile }) {
  const { trades, shortfalls, currency, gains, cost, dealingCost } = proposal;
  const how = choiceRule(proposal);
  const show = (name: string, amount: number | null, rule: string) => (
    <FigureButton
      explain={() => ({
        name,
        of: `Proposal of ${formatDate(proposal.day)}`,
        text: amount === null ? null : formatMoney(amount, currency),
        reason: amount === null ? UNKNOWN_COST : null,
        how: rule,
      })}
    >
      {amount === null ? 'not known' : formatMoney(amount, currency)}
    </FigureButton>
  );
  const gain = (name: string, amount: number | null) =>
    show(name, amount, FIGURE_RULES.realisedGain);
  return (
    <Stack gap="sm" aria-live="polite">
      {trades.length === 0 ? (
        <Text>
          {shortfalls.length === 0
            ? 'Every class is in its band: there is nothing to trade.'
            : 'No trade is proposed.'}
        </Text>
      ) : (
        <>
          <ProposedTrades proposal={proposal} file={file} how={how} />
          <Text size="sm" className="tabular" component="div">
            Realised gains: short-term {gain('Short-term gains', gains.short)}, long-term{' '}
            {gain('Long-term gains', gains.long)}
            {gains.unknown === 0 ? null : (
              <>, of unknown term {gain('Gains of unknown term', gains.unknown)}</>
            )}
            {gains.disallowed === 0 ? null : (
              <>
                ; {show('Losses not deducted', gains.disallowed, FIGURE_RULES.adjustment)} of losses
                would not be deducted
              </>
            )}
            . Cost of the deals: {show('Cost of the deals', cost, dealingCostSentence(dealingCost))}
            .
          </Text>
          <FigureTable
            name="Weights before and after"
            isNameShown
            {...weightsTable(proposal)}
            currency={currency}
            how={FIGURE_RULES.weight}
          />
        </>
      )}
      {shortfalls.length > 0 ? (
        <div>
          <h3 className={classes.heading}>What stays out of its band, and why</h3>
          <ul className={classes.reasons}>
            {shortfalls.map((shortfall) => (
              <li key={shortfall.assetClass}>{shortfallSentence(shortfall, currency)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <Explanation title="How was this chosen?">
        <p>{how}</p>
        <p>{NOT_TRADED}</p>
        <FigureTable
          name="Lots that would be sold"
          isNameShown
          {...gainsTable(proposal)}
          currency={currency}
          how={how}
        />
      </Explanation>
    </Stack>
  );
}
