import { Button, Group, Text } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { instructionLineText } from '#shared/domain/instruction/instruction-words.ts';
import { draftOfTrade, type WrittenOrder } from '#shared/domain/instruction/trade-draft.ts';
import type { Proposal, ProposedTrade } from '#shared/domain/portfolio/rebalancing/proposal.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import { countOf } from '../../../../components/formats.ts';
import { personWording } from '../../../../services/person-locale.ts';
import { useTradeOrders } from '../../instructions/use-trade-orders.ts';
import { FigureTable } from '../figures/figure-table.tsx';
import { tradeKey, tradesTable } from './proposal-rows.ts';
import classes from './rebalancing.module.css';

interface ProposedTradesProps {
  proposal: Proposal;
  file: ClientFile;
  how: string;
}

const NOTHING: WrittenOrder = { draft: null, given: null };

/** The proposed trades, each of which begins an order: a draft, that is given under Instructions. */
export function ProposedTrades({ proposal, file, how }: ProposedTradesProps) {
  const { trades, currency } = proposal;
  const orders = useTradeOrders(file, trades);
  const writtenOf = (trade: ProposedTrade) => orders.written.get(trade) ?? NOTHING;
  const byKey = new Map(trades.map((trade, index) => [tradeKey(trade, index), trade]));
  const rest = trades.filter((trade) => !writtenOf(trade).draft && !writtenOf(trade).given);
  return (
    <>
      <FigureTable
        name="Proposed trades"
        isNameShown
        {...tradesTable(proposal)}
        currency={currency}
        how={how}
        action={{
          name: 'Order',
          of: ({ key }) => {
            const trade = byKey.get(key);
            return trade && orders.isKnown ? (
              <TradeOrder
                {...{ trade, file }}
                written={writtenOf(trade)}
                write={orders.write}
                open={orders.open}
              />
            ) : null;
          },
        }}
      />
      {orders.isKnown ? (
        <Group gap="sm">
          {/* One button that changes its words: the focus stays where it is. */}
          <Button
            size="xs"
            variant="default"
            onClick={() => (rest.length > 0 ? void orders.write(rest) : orders.open(null))}
          >
            {rest.length > 0 ? 'Write all orders' : 'Open Instructions'}
          </Button>
          <Text size="sm" c="dimmed">
            {ordersSentence(trades.map(writtenOf))}
          </Text>
        </Group>
      ) : null}
    </>
  );
}

/** How much of the proposal is written, and where it is. */
function ordersSentence(orders: readonly WrittenOrder[]): string {
  const drafts = orders.filter(({ draft }) => draft).length;
  const given = orders.filter((order) => order.given && !order.draft).length;
  const parts = [
    drafts > 0
      ? `${countOf(drafts, 'draft stands', 'drafts stand')} under Instructions, on this device only: open each to check and give it.`
      : 'An order is written as a draft under Instructions and is given there.',
    ...(given > 0
      ? [
          `${countOf(given, 'order of these was', 'orders of these were')} given before and ${given === 1 ? 'is' : 'are'} open.`,
        ]
      : []),
  ];
  return parts.join(' ');
}

interface TradeOrderProps {
  trade: ProposedTrade;
  file: ClientFile;
  written: WrittenOrder;
  write: (wanted: readonly ProposedTrade[]) => Promise<void>;
  open: ReturnType<typeof useTradeOrders>['open'];
}

/** Writes the order of a trade or opens its draft; says what stands already. */
function TradeOrder({ trade, file, written, write, open }: TradeOrderProps) {
  const { draft, given } = written;
  const word = draft ? 'Open draft' : given ? 'Write another' : 'Write order';
  const what = `${trade.side === 'sell' ? 'Sell' : 'Buy'} ${trade.name}, ${trade.accountName}`;
  const isAsProposed =
    draft && sameJson(draft.details, draftOfTrade(draft.id, trade, file).details);
  return (
    <div aria-live="off" className={classes.order}>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${word}: ${what}`}
        onClick={() => (draft ? open(draft.id) : void write([trade]))}
      >
        {word}
      </Button>
      {draft && !isAsProposed ? (
        <span className={classes.orderNote}>
          Not as proposed: {instructionLineText(draft.details, file, personWording)}
        </span>
      ) : null}
      {given ? (
        <span className={classes.orderNote}>{given.data.number} is given and open</span>
      ) : null}
    </div>
  );
}
