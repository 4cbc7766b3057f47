import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { OpenLot } from '#shared/domain/portfolio/lot-figures.ts';
import type { ValuedHolding } from '#shared/domain/portfolio/valuation.ts';
import type { ValuePoint } from '#shared/domain/portfolio/value-history.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, type Money, PRICE_SCALE } from '#shared/lib/money.ts';
import { exactDecimals } from '../../../components/exact-number.ts';
import { reasonOf } from '../../../components/figure-reason.ts';
import {
  dateOrUnknown,
  moneyFigureCell,
  moneyOrUnknown,
  namedColumns,
  nothingCell,
  textCell,
  unknownCell,
} from '../../../components/figures/figure-cell.ts';
import type { FigureSheet } from '../../../components/figures/save-figures-button.tsx';
import { ACCOUNT_TYPE_WORDS, COST_BASIS_WORDS, TERM_WORDS } from '../words.ts';

/*
 * The tables of the portfolio as they go into a file. Accounts may be in several currencies, so that
 * each row names its own.
 */

function accountsOf(file: ClientFile) {
  const accounts = new Map(file.accounts.map(({ id, data }) => [id, data]));
  return (id: RecordId) => textCell(accounts.get(id)?.name ?? '');
}

/** The value on the evenings that the chart shows. */
export function valueSheet(points: readonly ValuePoint[]): FigureSheet {
  return {
    title: 'Value over time',
    columns: namedColumns('Day', 'Value'),
    rows: points.map(({ date, value, missing }) => ({
      cells: [
        { as: 'date', date },
        moneyOrUnknown(value, missing ? reasonOf(missing) : 'a price or rate is missing'),
      ],
    })),
  };
}

/** What is held, with the price each value rests on. */
export function holdingsSheet(holdings: readonly ValuedHolding[], file: ClientFile): FigureSheet {
  const accountOf = accountsOf(file);
  return {
    title: 'Holdings',
    columns: [
      ...namedColumns('Security', 'Account'),
      { name: 'Quantity', how: FIGURE_RULES.quantity },
      { name: 'Price', how: FIGURE_RULES.price },
      ...namedColumns('Price currency', 'Priced on', 'Currency'),
      { name: 'Value', how: FIGURE_RULES.holdingValue },
      { name: 'Cost', how: FIGURE_RULES.cost },
      { name: 'Unrealised', how: FIGURE_RULES.unrealised },
    ],
    rows: holdings.map((each) => {
      const { holding, name, price, priceCurrency, pricedOn, value, cost, unrealised } = each;
      const noPrice = `no price of ${name}`;
      return {
        cells: [
          textCell(name),
          accountOf(holding.accountId),
          { as: 'quantity', units: holding.quantity },
          price === null
            ? unknownCell(noPrice)
            : {
                as: 'number',
                value: price / 10 ** PRICE_SCALE,
                decimals: Math.max(2, exactDecimals(price, PRICE_SCALE)),
              },
          textCell(priceCurrency),
          dateOrUnknown(pricedOn, noPrice),
          textCell(holding.currency),
          ...[value, cost, unrealised].map(moneyFigureCell),
        ],
      };
    }),
  };
}

/** Lot by lot; a loss that a wash sale carried into a cost stands beside it. */
export function lotsSheet(lots: readonly OpenLot[], file: ClientFile): FigureSheet {
  const accountOf = accountsOf(file);
  const currencies = new Map(file.accounts.map(({ id, data }) => [id, data.currency]));
  return {
    title: 'Lots',
    columns: [
      ...namedColumns('Security', 'Account'),
      { name: 'Acquired', how: FIGURE_RULES.acquiredOn },
      ...namedColumns('Term'),
      { name: 'Quantity', how: FIGURE_RULES.quantity },
      ...namedColumns('Currency'),
      { name: 'Cost', how: FIGURE_RULES.cost },
      { name: 'Value', how: FIGURE_RULES.lotValue },
      { name: 'Unrealised', how: FIGURE_RULES.unrealised },
      ...namedColumns('Loss carried in the cost'),
    ],
    rows: lots.map((lot) => {
      const currency = currencies.get(lot.accountId) ?? ('EUR' as CurrencyCode);
      return {
        cells: [
          textCell(lot.name),
          accountOf(lot.accountId),
          dateOrUnknown(lot.acquiredOn, 'the day of acquisition is not recorded'),
          textCell(TERM_WORDS[lot.term]),
          { as: 'quantity', units: lot.quantity },
          textCell(currency),
          ...[lot.cost, lot.value, lot.gain].map(moneyFigureCell),
          lot.carried ? { as: 'money', amount: lot.carried.loss, currency } : nothingCell,
        ],
      };
    }),
  };
}

/** The accounts and what is in those that hold something. */
export function accountsSheet(
  accounts: readonly Entry<Account>[],
  values: ReadonlyMap<RecordId, Figure<Money>>,
): FigureSheet {
  return {
    title: 'Accounts',
    columns: [
      ...namedColumns('Account', 'Kind', 'Number', 'Custodian', 'Opened', 'Closed', 'Cost basis'),
      ...namedColumns('Currency'),
      { name: 'Value', how: FIGURE_RULES.accountValue },
    ],
    rows: accounts.map(({ id, data }) => {
      const value = values.get(id);
      return {
        cells: [
          ...[data.name, ACCOUNT_TYPE_WORDS[data.accountType], data.number, data.custodian].map(
            (text) => textCell(text),
          ),
          dateOrUnknown(data.openedOn, 'not recorded'),
          dateOrUnknown(data.closedOn, 'not closed'),
          data.accountType === 'investment'
            ? textCell(COST_BASIS_WORDS[data.costBasisMethod])
            : nothingCell,
          textCell(data.currency),
          value ? moneyFigureCell(value) : unknownCell('it holds nothing'),
        ],
      };
    }),
  };
}
